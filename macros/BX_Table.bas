Attribute VB_Name = "BX_Table"
Option Explicit
Option Private Module

' The hidden sheet of this add-in, filled by its builder. Every row has a kind and a key.
' text:    key | what is said
' help:    name of a function | what it answers | what its arguments are
' check:   form | sheet | top | bottom | column
' band:    form | sheet | top | bottom | first and last column to fill in
' formula: form | sheet | top | bottom | column | formula | parts, where it is an array
Public Const BX_KIND As Long = 1
Public Const BX_KEY As Long = 2
Public Const BX_SHEET As Long = 3
Public Const BX_TOP As Long = 4
Public Const BX_BOTTOM As Long = 5
Public Const BX_COLUMN As Long = 6
Public Const BX_LAST As Long = 7
Public Const BX_FORMULA As Long = 7
Public Const BX_PARTS As Long = 8

Private vTable As Variant

Public Function BX_Rows() As Variant
    BX_Load
    BX_Rows = vTable
End Function

Private Sub BX_Load()
    If IsEmpty(vTable) Then vTable = ThisWorkbook.Worksheets(1).UsedRange.Value
End Sub

Public Function BX_Text(ByVal sKey As String) As String
    Dim lRow As Long
    BX_Load
    For lRow = 1 To UBound(vTable, 1)
        If vTable(lRow, BX_KIND) = "text" And vTable(lRow, BX_KEY) = sKey Then
            BX_Text = vTable(lRow, BX_KEY + 1)
            Exit Function
        End If
    Next lRow
End Function

Public Sub BX_Say(ByVal sText As String)
    MsgBox sText, vbInformation, BX_Text("title")
End Sub

' The form and version of a workbook of ours, blank for any other.
Public Function BX_FormOf(ByVal oBook As Workbook) As String
    Dim oSheet As Worksheet, sStamp As String
    If oBook Is Nothing Then Exit Function
    sStamp = BX_Text("stamp")
    For Each oSheet In oBook.Worksheets
        If oSheet.Name = sStamp Then
            If oSheet.Cells(1, 2).Text = BX_Text("mark") Then
                BX_FormOf = oSheet.Cells(2, 2).Text & "/" & oSheet.Cells(3, 2).Text
            End If
        End If
    Next oSheet
End Function
