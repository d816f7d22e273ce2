Attribute VB_Name = "BX_Forms"
Option Explicit
Option Private Module

' FormulaArray takes no more characters than this.
Private Const LIMIT As Long = 255
Private Const START As String = "=IFERROR("

' What happens when a workbook is opened: ours is made to work, any other is left alone.
Public Sub BX_Welcome(ByVal oBook As Workbook)
    Dim bSaved As Boolean
    If BX_FormOf(oBook) = "" Then Exit Sub
    bSaved = oBook.Saved
    On Error Resume Next
    BX_Mend oBook, False
    oBook.Saved = bSaved
End Sub

' The button: restore what was overwritten, connect the rest anew.
Public Sub BX_Repair()
    If BX_FormOf(ActiveWorkbook) = "" Then Exit Sub
    BX_Say Replace(BX_Text("repaired"), "{count}", CStr(BX_Mend(ActiveWorkbook, True)))
End Sub

' Links to this add-in in another folder lead here again; on a locked sheet Excel changes none.
Private Sub BX_MendLinks(ByVal oBook As Workbook)
    Dim vLinks As Variant, vLink As Variant, sName As String
    On Error Resume Next
    vLinks = oBook.LinkSources(xlExcelLinks)
    If IsEmpty(vLinks) Then Exit Sub
    For Each vLink In vLinks
        sName = Mid$(vLink, InStrRev(vLink, "\") + 1)
        If LCase$(sName) = LCase$(ThisWorkbook.Name) And vLink <> ThisWorkbook.FullName Then
            oBook.ChangeLink vLink, ThisWorkbook.FullName, xlLinkTypeExcelLinks
        End If
    Next vLink
End Sub

' Returns how many lost formulas were restored; without bLost they are left as they are.
Public Function BX_Mend(ByVal oBook As Workbook, ByVal bLost As Boolean) As Long
    Dim oLocked As Collection, oSheet As Worksheet, vRows As Variant, sForm As String, lRow As Long
    Dim lMode As Long
    sForm = BX_FormOf(oBook)
    vRows = BX_Rows()
    lMode = Application.Calculation
    Application.Calculation = xlCalculationManual
    Application.ScreenUpdating = False
    Application.DisplayAlerts = False
    Set oLocked = BX_Unlock(oBook)
    On Error GoTo Finish
    BX_MendLinks oBook
    For lRow = 1 To UBound(vRows, 1)
        If vRows(lRow, BX_KIND) = "formula" And vRows(lRow, BX_KEY) = sForm Then
            Set oSheet = oBook.Worksheets(vRows(lRow, BX_SHEET))
            If Not oSheet.ProtectContents Then BX_Mend = BX_Mend + BX_MendCell(oSheet, vRows, lRow, bLost)
        End If
    Next lRow
Finish:
    Application.Calculation = lMode
    Application.Calculate
    For Each oSheet In oLocked
        BX_Lock oSheet
    Next oSheet
    Application.DisplayAlerts = True
    Application.ScreenUpdating = True
End Function

Private Function BX_MendCell(ByVal oSheet As Worksheet, vRows As Variant, ByVal lRow As Long, _
        ByVal bLost As Boolean) As Long
    Dim oArea As Range, oFirst As Range, bArray As Boolean, bSame As Boolean
    bArray = Not IsEmpty(vRows(lRow, BX_PARTS))
    Set oFirst = oSheet.Cells(vRows(lRow, BX_TOP), vRows(lRow, BX_COLUMN))
    Set oArea = oSheet.Range(oFirst, oSheet.Cells(vRows(lRow, BX_BOTTOM), vRows(lRow, BX_COLUMN)))
    bSame = (BX_Plain(oFirst.Formula) = BX_Plain(vRows(lRow, BX_FORMULA)))
    If bSame And bArray Then
        bSame = oFirst.HasArray
        If bSame Then bSame = (oFirst.CurrentArray.Address = oArea.Address)
    End If
    On Error Resume Next
    If bSame Then
        If InStr(vRows(lRow, BX_FORMULA), "BX_") > 0 Then BX_Rebind oArea, bArray
    ElseIf bLost Then
        BX_Enter oArea, vRows, lRow
        BX_MendCell = 1
    End If
End Function

' Excel looks a name up when a formula is entered, not when it is calculated.
Private Sub BX_Rebind(ByVal oArea As Range, ByVal bArray As Boolean)
    Dim sFormula As String, lCall As Long
    sFormula = oArea.Cells(1, 1).Formula
    lCall = InStr(UCase$(sFormula), "!BX_")
    If lCall = 0 Then lCall = Len(START)
    If Not bArray Then
        oArea.Formula = BX_Unprefixed(sFormula)
    ElseIf Len(sFormula) <= LIMIT Then
        oArea.FormulaArray = BX_Unprefixed(sFormula)
    Else
        oArea.Replace Mid$(sFormula, 2, lCall - 1), Mid$(START, 2), xlPart, xlByRows, True
    End If
End Sub

' A long array is entered in parts, each of which stands in for a text within the one before.
Private Sub BX_Enter(ByVal oArea As Range, vRows As Variant, ByVal lRow As Long)
    Dim lPart As Long
    If IsEmpty(vRows(lRow, BX_PARTS)) Then
        oArea.Formula = vRows(lRow, BX_FORMULA)
        Exit Sub
    End If
    oArea.FormulaArray = vRows(lRow, BX_PARTS)
    For lPart = BX_PARTS + 1 To UBound(vRows, 2)
        If IsEmpty(vRows(lRow, lPart)) Then Exit For
        oArea.Replace BX_Standin(lPart - BX_PARTS), vRows(lRow, lPart), xlPart, xlByRows, True
    Next lPart
    If InStr(oArea.Cells(1, 1).Formula, "BX#") > 0 Then
        oArea.FormulaArray = Replace(vRows(lRow, BX_PARTS), BX_Standin(1), """""")
    End If
End Sub

Private Function BX_Standin(ByVal lPart As Long) As String
    BX_Standin = """BX#" & lPart & """"
End Function

' Without the path of the add-in that Excel, or its number that a file, puts before a call.
Private Function BX_Unprefixed(ByVal sFormula As String) As String
    Dim lCall As Long
    BX_Unprefixed = sFormula
    lCall = InStr(UCase$(sFormula), "!BX_")
    If lCall > 0 Then BX_Unprefixed = START & Mid$(sFormula, lCall + 1)
End Function

' What must be equal: the call where there is one, since a rule may have changed its native branch.
Private Function BX_Plain(ByVal sFormula As String) As String
    BX_Plain = UCase$(Replace(Replace(Replace(BX_Unprefixed(sFormula), "'", ""), " ", ""), "@", ""))
    If InStr(BX_Plain, "BX_") > 0 Then BX_Plain = Left$(BX_Plain, InStr(BX_Plain, ")"))
End Function

' Returns the sheets to lock again. A sheet under another password is left alone.
Private Function BX_Unlock(ByVal oBook As Workbook) As Collection
    Dim oSheet As Worksheet
    Set BX_Unlock = New Collection
    On Error Resume Next
    For Each oSheet In oBook.Worksheets
        If oSheet.ProtectContents Then
            oSheet.Unprotect BX_Text("password")
            If Not oSheet.ProtectContents Then BX_Unlock.Add oSheet
        End If
    Next oSheet
End Function

' Excel forgets UserInterfaceOnly when it saves.
Private Sub BX_Lock(ByVal oSheet As Worksheet)
    oSheet.Protect Password:=BX_Text("password"), UserInterfaceOnly:=True, _
        AllowFormattingRows:=True, AllowFiltering:=True
End Sub
