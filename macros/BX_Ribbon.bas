Attribute VB_Name = "BX_Ribbon"
Option Explicit

Private oRibbon As IRibbonUI
Private bDescribed As Boolean

Public Sub BX_OnLoad(ByVal ribbon As IRibbonUI)
    Set oRibbon = ribbon
End Sub

Public Sub BX_RefreshRibbon()
    On Error Resume Next
    If Not oRibbon Is Nothing Then oRibbon.Invalidate
End Sub

' A button whose tag is "form" works on one of our workbooks only.
Public Sub BX_GetEnabled(ByVal control As IRibbonControl, ByRef enabled As Variant)
    enabled = Not ActiveWorkbook Is Nothing
    If control.Tag = "form" Then enabled = (BX_FormOf(ActiveWorkbook) <> "")
End Sub

' What needs no Python is done here.
Public Sub BX_OnAction(ByVal control As IRibbonControl)
    On Error GoTo Failed
    Select Case control.ID
        Case "BX_next_place": BX_GoTo 1
        Case "BX_previous_place": BX_GoTo -1
        Case "BX_add_row": BX_AddRow
        Case "BX_repair": BX_Repair
        Case Else: BX_Run Mid$(control.ID, Len("BX_") + 1)
    End Select
    Exit Sub
Failed:
    BX_Say BX_Text("action_failed")
End Sub

' Help in the function wizard; Excel takes it only once a workbook is active.
Public Sub BX_DescribeFunctions()
    Dim vRows As Variant, vHelp() As Variant, lRow As Long, lNumber As Long
    If bDescribed Then Exit Sub
    On Error GoTo Later
    vRows = BX_Rows()
    For lRow = 1 To UBound(vRows, 1)
        If vRows(lRow, BX_KIND) = "help" Then
            ReDim vHelp(0 To 0)
            For lNumber = BX_KEY + 2 To UBound(vRows, 2)
                If IsEmpty(vRows(lRow, lNumber)) Then Exit For
                ReDim Preserve vHelp(0 To lNumber - BX_KEY - 2)
                vHelp(lNumber - BX_KEY - 2) = vRows(lRow, lNumber)
            Next lNumber
            Application.MacroOptions Macro:="'" & ThisWorkbook.Name & "'!" & vRows(lRow, BX_KEY), _
                Description:=vRows(lRow, BX_KEY + 1), Category:=BX_Text("title"), ArgumentDescriptions:=vHelp
        End If
    Next lRow
    bDescribed = True
Later:
End Sub
