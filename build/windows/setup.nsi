; The installer: per user, without administrator rights. make.py calls
; makensis -DVERSION=0.1.0 -DDIST=folder -DOUT=file -DICON=app.ico -DSIDE=side.bmp -DKILOBYTES=70000
; -DFILE_TYPES=types.nsh -DROOT_FILES=files.nsh setup.nsi
Target amd64-unicode
Unicode true
!ifndef VERSION | DIST | OUT | ICON | SIDE | KILOBYTES
  !error "made by make.py"
!endif
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh

!define EXE "PolicyCompendium.exe"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\PolicyCompendium"
!define LINKS "Software\Classes\compendium"
!define OPEN_WITH "Software\Classes\Applications\${EXE}"
!define USER_DATA "$LOCALAPPDATA\PolicyCompendium"

Name "$(name)"
OutFile "${OUT}"
BrandingText "${VERSION}"
RequestExecutionLevel user
!ifdef SIGNER
  !uninstfinalize '"${SIGNER}" "%1"' = 0
!endif
ManifestDPIAware true
ManifestSupportedOS all
ManifestLongPathAware true
!ifdef FAST
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
InstallDir "$LOCALAPPDATA\Programs\PolicyCompendium"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
ShowInstDetails nevershow
ShowUninstDetails nevershow
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "政策汇编 Policy Compendium"
VIAddVersionKey /LANG=2052 "FileDescription" "政策汇编 安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "CompanyName" "Policy Compendium project"
VIAddVersionKey /LANG=2052 "LegalCopyright" "Policy Compendium project"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_WELCOMEPAGE_TITLE "$(welcome_title)"
!define MUI_WELCOMEPAGE_TEXT "$(welcome)"
!define MUI_FINISHPAGE_TITLE "$(done_title)"
!define MUI_FINISHPAGE_TEXT "$(done)"
!define MUI_FINISHPAGE_RUN_TEXT "$(open_now)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${EXE}"
!define MUI_FINISHPAGE_SHOWREADME ""
!define MUI_FINISHPAGE_SHOWREADME_TEXT "$(desktop_entry)"
!define MUI_FINISHPAGE_SHOWREADME_FUNCTION make_desktop_entry
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE check_folder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"

LangString name ${LANG_SIMPCHINESE} "政策汇编"
LangString name ${LANG_ENGLISH} "Policy Compendium"
LangString welcome_title ${LANG_SIMPCHINESE} "安装政策汇编"
LangString welcome_title ${LANG_ENGLISH} "Install Policy Compendium"
LangString welcome ${LANG_SIMPCHINESE} "程序装在您自己的用户文件夹中，不需要管理员权限，也不需要联网。$\r$\n$\r$\n以前装过的会更新，书签、笔记和导入的文件都会保留。$\r$\n$\r$\n点击“下一步”继续。"
LangString welcome ${LANG_ENGLISH} "The program goes into your own user folder. It needs no administrator rights and no network.$\r$\n$\r$\nAn earlier version is updated; bookmarks, notes and imported files are kept.$\r$\n$\r$\nClick Next to continue."
LangString done_title ${LANG_SIMPCHINESE} "政策汇编已经装好"
LangString done_title ${LANG_ENGLISH} "Policy Compendium is installed"
LangString done ${LANG_SIMPCHINESE} "以后可以从“开始”菜单打开“政策汇编”。"
LangString done ${LANG_ENGLISH} "From now on, open it from the Start menu."
LangString open_now ${LANG_SIMPCHINESE} "现在打开政策汇编"
LangString open_now ${LANG_ENGLISH} "Open Policy Compendium now"
LangString needs_64 ${LANG_SIMPCHINESE} "政策汇编需要 64 位的 Windows。请在 64 位系统的电脑上安装。"
LangString needs_64 ${LANG_ENGLISH} "Policy Compendium needs 64-bit Windows."
LangString needs_10 ${LANG_SIMPCHINESE} "政策汇编需要 Windows 10（1809 版）或更新的系统。这台电脑的系统较旧，无法安装。"
LangString needs_10 ${LANG_ENGLISH} "Policy Compendium needs Windows 10 version 1809 or newer."
LangString is_running ${LANG_SIMPCHINESE} "政策汇编正在运行。请先关闭它，再重新开始；没有改动任何文件。"
LangString is_running ${LANG_ENGLISH} "Policy Compendium is running. Close it first, then start again; nothing was changed."
LangString not_written ${LANG_SIMPCHINESE} "无法写入“$INSTDIR”。请换一个文件夹，或检查磁盘空间；原来的程序没有改动。"
LangString not_written ${LANG_ENGLISH} "$INSTDIR cannot be written. Choose another folder or free some space; the installed program was not changed."
LangString foreign ${LANG_SIMPCHINESE} "“$INSTDIR”中已有别的文件。请选择空文件夹，或在路径后加上“\PolicyCompendium”。"
LangString foreign ${LANG_ENGLISH} "$INSTDIR holds other files. Choose an empty folder, or add \PolicyCompendium to the path."
LangString desktop_entry ${LANG_SIMPCHINESE} "在桌面上放一个图标"
LangString desktop_entry ${LANG_ENGLISH} "Put an icon on the desktop"
LangString purge ${LANG_SIMPCHINESE} "同时删除您的书签、笔记、讲义和导入的文件吗？$\r$\n$\r$\n它们在“${USER_DATA}”中。选“否”会保留，重新安装后还能使用。"
LangString purge ${LANG_ENGLISH} "Also delete your bookmarks, notes, collections and imported files?$\r$\n$\r$\nThey are in ${USER_DATA}. Choose No to keep them for a later installation."
LangString link_kind ${LANG_SIMPCHINESE} "URL:政策汇编条款链接"
LangString link_kind ${LANG_ENGLISH} "URL:Policy Compendium clause link"

; Statuses: 2 stopped by the user, 3 this Windows is too old, 4 the program is running, 5 the folder cannot be used.
!macro Refuse status words
  MessageBox MB_OK|MB_ICONEXCLAMATION "${words}" /SD IDOK
  SetErrorLevel ${status}
  Quit
!macroend

; A running program's file is locked: it cannot be opened for writing.
!macro RefuseWhileRunning
  ${If} ${FileExists} "$INSTDIR\${EXE}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${EXE}" a
    ${If} ${Errors}
      !insertmacro Refuse 4 "$(is_running)"
    ${EndIf}
    FileClose $0
    ClearErrors
    FileOpen $0 "$INSTDIR\program\python311.dll" a
    ${If} ${Errors}
    ${AndIf} ${FileExists} "$INSTDIR\program\python311.dll"
      !insertmacro Refuse 4 "$(is_running)"
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
    !insertmacro Refuse 3 "$(needs_64)"
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} 17763
    !insertmacro Refuse 3 "$(needs_10)"
  ${EndIf}
FunctionEnd

; A folder is ours when the program is in it; one with anything else in it is not.
Function check_folder
  ${If} ${FileExists} "$INSTDIR\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\${EXE}"
    ${DirState} "$INSTDIR" $0
    ${If} $0 == 1
      MessageBox MB_OK|MB_ICONEXCLAMATION "$(foreign)" /SD IDOK
      Abort
    ${EndIf}
  ${EndIf}
FunctionEnd

Function make_desktop_entry
  CreateShortcut "$DESKTOP\$(name).lnk" "$INSTDIR\${EXE}"
FunctionEnd

Section
  ${If} ${FileExists} "$INSTDIR\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\${EXE}"
    ${DirState} "$INSTDIR" $0
    ${If} $0 == 1
      !insertmacro Refuse 5 "$(foreign)"
    ${EndIf}
  ${EndIf}
  !insertmacro RefuseWhileRunning

  ; The new program is laid down whole beside the old one, then they change places: no moment leaves half a program.
  RMDir /r "$INSTDIR\program.new"
  ClearErrors
  SetOutPath "$INSTDIR\program.new"
  File /r "${DIST}/program/*.*"
  ${If} ${Errors}
    SetOutPath "$TEMP"
    RMDir /r "$INSTDIR\program.new"
    !insertmacro Refuse 5 "$(not_written)"
  ${EndIf}
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\program.old"
  ${If} ${FileExists} "$INSTDIR\program\*.*"
    ClearErrors
    Rename "$INSTDIR\program" "$INSTDIR\program.old"
    ${If} ${Errors}
      RMDir /r "$INSTDIR\program.new"
      !insertmacro Refuse 4 "$(is_running)"
    ${EndIf}
  ${EndIf}
  ClearErrors
  Rename "$INSTDIR\program.new" "$INSTDIR\program"
  ${If} ${Errors}
    Rename "$INSTDIR\program.old" "$INSTDIR\program"
    RMDir /r "$INSTDIR\program.new"
    !insertmacro Refuse 5 "$(not_written)"
  ${EndIf}
  File "${DIST}/*.*"
  RMDir /r "$INSTDIR\program.old"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateShortcut "$SMPROGRAMS\$(name).lnk" "$INSTDIR\${EXE}"
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/DESKTOP" $2
  ${IfNot} ${Errors}
    Call make_desktop_entry
  ${EndIf}

  WriteRegStr HKCU "${KEY}" "DisplayName" "$(name)"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\${EXE}"
  WriteRegStr HKCU "${KEY}" "Publisher" "Policy Compendium project"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  WriteRegStr HKCU "${LINKS}" "" "$(link_kind)"
  WriteRegStr HKCU "${LINKS}" "URL Protocol" ""
  WriteRegStr HKCU "${LINKS}\DefaultIcon" "" "$INSTDIR\${EXE},0"
  WriteRegStr HKCU "${LINKS}\shell\open\command" "" '"$INSTDIR\${EXE}" "%1"'
  ; Offered under "open with" for what it imports; no kind of file is taken from another program.
  DeleteRegKey HKCU "${OPEN_WITH}"
  WriteRegStr HKCU "${OPEN_WITH}" "FriendlyAppName" "$(name)"
  WriteRegStr HKCU "${OPEN_WITH}\shell\open\command" "" '"$INSTDIR\${EXE}" "%1"'
  !include "${FILE_TYPES}"
  ${RefreshShellIcons}
SectionEnd

Section "Uninstall"
  !insertmacro RefuseWhileRunning
  ; Folders of our own making alone are removed with all that is in them; the rest of the folder file by file.
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR\program"
  RMDir /r "$INSTDIR\program.old"
  RMDir /r "$INSTDIR\program.new"
  !include "${ROOT_FILES}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\政策汇编.lnk"
  Delete "$SMPROGRAMS\Policy Compendium.lnk"
  Delete "$DESKTOP\政策汇编.lnk"
  Delete "$DESKTOP\Policy Compendium.lnk"
  DeleteRegKey HKCU "${KEY}"
  DeleteRegKey HKCU "${LINKS}"
  DeleteRegKey HKCU "${OPEN_WITH}"
  ${RefreshShellIcons}
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/PURGE" $2
  ${IfNot} ${Errors}
    RMDir /r "${USER_DATA}"
  ${Else}
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(purge)" /SD IDNO IDNO keep
    RMDir /r "${USER_DATA}"
    keep:
  ${EndIf}
SectionEnd
