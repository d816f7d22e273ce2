Attribute VB_Name = "BX_Moves"
Option Explicit
Option Private Module

' Goes to the next (lStep 1) or previous (-1) row whose check says something, round and round.
Public Sub BX_GoTo(ByVal lStep As Long)
    Dim vRows As Variant, sForm As String, lRow As Long, lLine As Long
    Dim oFound As Range, oEdge As Range, oCell As Range
    sForm = BX_FormOf(ActiveWorkbook)
    If sForm = "" Then Exit Sub
    vRows = BX_Rows()
    For lRow = 1 To UBound(vRows, 1)
        If vRows(lRow, BX_KIND) = "check" And vRows(lRow, BX_KEY) = sForm Then
            For lLine = vRows(lRow, BX_TOP) To vRows(lRow, BX_BOTTOM)
                Set oCell = ActiveWorkbook.Worksheets(vRows(lRow, BX_SHEET)).Cells(lLine, vRows(lRow, BX_COLUMN))
                If oCell.Text <> "" Then
                    If BX_Order(oCell, ActiveCell) * lStep > 0 Then Set oFound = BX_Nearer(oFound, oCell, lStep)
                    Set oEdge = BX_Nearer(oEdge, oCell, lStep)
                End If
            Next lLine
        End If
    Next lRow
    If oFound Is Nothing Then Set oFound = oEdge
    If oFound Is Nothing Then
        BX_Say BX_Text("nothing_left")
    Else
        BX_Show BX_Input(oFound)
    End If
End Sub

' Goes to the next blank row of the table in which the cursor is, and shows it.
Public Sub BX_AddRow()
    Dim vRows As Variant, lRow As Long, lTop As Long, lCount As Long, lStep As Long, lLine As Long
    vRows = BX_Rows()
    lRow = BX_Band(vRows)
    If lRow = 0 Then
        BX_Say BX_Text("row_where")
        Exit Sub
    End If
    lTop = vRows(lRow, BX_TOP)
    lCount = vRows(lRow, BX_BOTTOM) - lTop + 1
    For lStep = 1 To lCount
        lLine = lTop + (ActiveCell.Row - lTop + lStep) Mod lCount
        If BX_IsBlank(ActiveSheet, lLine, vRows(lRow, BX_LAST)) Then
            BX_Show ActiveSheet.Cells(lLine, vRows(lRow, BX_COLUMN))
            Exit Sub
        End If
    Next lStep
    BX_Say Replace(BX_Text("row_full"), "{count}", CStr(lCount))
End Sub

' Whether nothing is filled in; what is locked is computed.
Private Function BX_IsBlank(ByVal oSheet As Worksheet, ByVal lLine As Long, ByVal lLast As Long) As Boolean
    Dim lColumn As Long
    For lColumn = 1 To lLast
        If Not oSheet.Cells(lLine, lColumn).Locked And oSheet.Cells(lLine, lColumn).Text <> "" Then Exit Function
    Next lColumn
    BX_IsBlank = True
End Function

Private Function BX_Band(vRows As Variant) As Long
    Dim sForm As String, lRow As Long
    sForm = BX_FormOf(ActiveWorkbook)
    For lRow = 1 To UBound(vRows, 1)
        If vRows(lRow, BX_KIND) = "band" And vRows(lRow, BX_KEY) = sForm Then
            If vRows(lRow, BX_SHEET) = ActiveSheet.Name Then
                If ActiveCell.Row >= vRows(lRow, BX_TOP) And ActiveCell.Row <= vRows(lRow, BX_BOTTOM) Then
                    BX_Band = lRow
                    Exit Function
                End If
            End If
        End If
    Next lRow
End Function

' Below 0 where the first cell comes before the second, by sheet and row.
Private Function BX_Order(ByVal oCell As Range, ByVal oOther As Range) As Long
    BX_Order = oCell.Worksheet.Index - oOther.Worksheet.Index
    If BX_Order = 0 Then BX_Order = oCell.Row - oOther.Row
End Function

Private Function BX_Nearer(ByVal oBest As Range, ByVal oCell As Range, ByVal lStep As Long) As Range
    Set BX_Nearer = oCell
    If oBest Is Nothing Then Exit Function
    If BX_Order(oCell, oBest) * lStep > 0 Then Set BX_Nearer = oBest
End Function

' The first cell to fill in of the row of a check, the check itself where there is none.
Private Function BX_Input(ByVal oCheck As Range) As Range
    Dim lColumn As Long
    For lColumn = 1 To oCheck.Column - 1
        If Not oCheck.Worksheet.Cells(oCheck.Row, lColumn).Locked Then
            Set BX_Input = oCheck.Worksheet.Cells(oCheck.Row, lColumn)
            Exit Function
        End If
    Next lColumn
    Set BX_Input = oCheck
End Function

Private Sub BX_Show(ByVal oCell As Range)
    If oCell.EntireRow.Hidden Then oCell.EntireRow.Hidden = False
    Application.Goto Reference:=oCell
End Sub
