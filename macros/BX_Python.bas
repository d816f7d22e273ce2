Attribute VB_Name = "BX_Python"
Option Explicit
Option Private Module

#If VBA7 Then
Private Declare PtrSafe Function LoadLibraryW Lib "kernel32" (ByVal lpLibFileName As LongPtr) As LongPtr
#Else
Private Declare Function LoadLibraryW Lib "kernel32" (ByVal lpLibFileName As Long) As Long
#End If

#If Win64 Then
Private Const BITS As String = "64"
#Else
Private Const BITS As String = "32"
#End If

Private oServer As Object
Private dRetry As Date

' Answers a cell. An error value makes its IFERROR fall back on the native formula.
' The values of the ranges are handed over, so that Python asks Excel for nothing meanwhile.
Public Function BX_Ask(ByVal sName As String, ByVal vRanges As Variant) As Variant
    Dim vValues As Variant, lNumber As Long
    On Error GoTo Failed
    ReDim vValues(LBound(vRanges) To UBound(vRanges))
    For lNumber = LBound(vRanges) To UBound(vRanges)
        vValues(lNumber) = vRanges(lNumber)
    Next lNumber
    BX_Ask = BX_Server().CallUDF("budget_xl.hosts.excel.udfs", sName, (vValues), Nothing, Nothing)
    Exit Function
Failed:
    BX_DropDeadServer
    BX_Ask = CVErr(xlErrValue)
End Function

' Runs what is behind a button, for the active workbook.
Public Sub BX_Run(ByVal sName As String)
    Dim oPython As Object
    dRetry = 0
    On Error GoTo Missing
    Set oPython = BX_Server()
    On Error GoTo Failed
    oPython.SetAttr oPython.Module("xlwings._xlwindows"), "BOOK_CALLER", ActiveWorkbook
    oPython.Exec "import budget_xl.hosts.excel.actions as a; a.run('" & sName & "')"
    Exit Sub
Missing:
    BX_Say BX_Text("no_python")
    Exit Sub
Failed:
    BX_DropDeadServer
    BX_Say BX_Text("action_failed")
End Sub

' One server for all calls. Where it does not start, cells do not wait for it again and again.
Private Function BX_Server() As Object
    Dim sFolder As String, vResult As Variant
    If oServer Is Nothing Then
        If Now < dRetry Then Err.Raise vbObjectError + 1
        dRetry = Now + TimeSerial(0, 1, 0)
        sFolder = GetConfig("LIBRARY_FOLDER", "", "user")
        If sFolder = "" Then Err.Raise vbObjectError + 2
        If LoadLibraryW(StrPtr(BX_Library(sFolder))) = 0 Then Err.Raise vbObjectError + 3
        If XLPyDLLActivateAuto(vResult, BX_Command(), 1) <> 0 Then Err.Raise vbObjectError + 4
        Set oServer = vResult
        dRetry = 0
    End If
    Set BX_Server = oServer
End Function

Private Function BX_Library(ByVal sFolder As String) As String
    BX_Library = sFolder & "\xlwings" & BITS & "-" & XLWINGS_VERSION & ".dll"
End Function

' -P: no module is taken from the folder in which Excel happens to be.
Private Function BX_Command() As String
    Dim sQuote As String
    sQuote = Chr$(34)
    BX_Command = "cmd.exe  /K " & sQuote & sQuote & GetConfig("INTERPRETER_WIN", "", "user") & sQuote & _
        " -P -B -c " & sQuote & "import budget_xl.hosts.excel.server as s; s.serve('$(CLSID)')" & sQuote & sQuote
End Function

' After an error: a function that crashed leaves the server alive, one that died is started anew.
Private Sub BX_DropDeadServer()
    Dim sAlive As String
    If oServer Is Nothing Then Exit Sub
    On Error GoTo Dead
    sAlive = oServer.Str("alive")
    If sAlive = "alive" Then Exit Sub
Dead:
    Set oServer = Nothing
End Sub
