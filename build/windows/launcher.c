/*
 * Starts the program: loads python311.dll from the folder "program" beside this file and runs "-m compendium ARGS".
 * Compiled twice: PolicyCompendium.exe for the desktop, compendium.exe (-DCONSOLE) for the command line.
 */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <shellapi.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#define LONGEST 32768
#define OLDEST_BUILD 17763 /* Windows 10 1809: older ones lack what Qt 6 calls */

typedef int (*py_main_t)(int, wchar_t **);
typedef LONG(WINAPI *rtl_get_version_t)(OSVERSIONINFOW *);

static int chinese(void) { return PRIMARYLANGID(GetUserDefaultUILanguage()) == LANG_CHINESE; }

static int fail(const wchar_t *in_chinese, const wchar_t *in_english, int status) {
    const wchar_t *words = chinese() ? in_chinese : in_english;
#ifdef CONSOLE
    /* As UTF-8, in which our own lines are too; the C library knows no Chinese before a locale is chosen. */
    char line[1024];
    DWORD written;
    HANDLE errors = GetStdHandle(STD_ERROR_HANDLE);
    int length = WideCharToMultiByte(CP_UTF8, 0, words, -1, line, sizeof line - 2, NULL, NULL);
    if (!WriteConsoleW(errors, words, (DWORD)wcslen(words), &written, NULL) && length > 0)
        WriteFile(errors, line, (DWORD)length - 1, &written, NULL);
    WriteFile(errors, "\r\n", 2, &written, NULL);
#else
    if (!GetEnvironmentVariableW(L"COMPENDIUM_QUIET", NULL, 0))
        MessageBoxW(NULL, words, chinese() ? L"政策汇编无法启动" : L"Policy Compendium cannot start", MB_ICONERROR | MB_OK);
#endif
    return status;
}

static int too_old(void) {
    OSVERSIONINFOW version = {.dwOSVersionInfoSize = sizeof version};
    rtl_get_version_t get = (rtl_get_version_t)(void *)GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "RtlGetVersion");
    if (!get || get(&version)) return 0; /* not told: let it try */
    return version.dwMajorVersion < 10 || (version.dwMajorVersion == 10 && version.dwBuildNumber < OLDEST_BUILD);
}

/* Without these Python ends in words that nobody sees. */
static const wchar_t *const NEEDED[] = {L"python311.zip", L"lib\\compendium\\__main__.py", L"lib\\compendium\\app\\main.py"};

static int is_whole(const wchar_t *folder) {
    static wchar_t path[LONGEST + 64];
    for (size_t i = 0; i < sizeof NEEDED / sizeof *NEEDED; i++) {
        swprintf(path, LONGEST + 64, L"%lsprogram\\%ls", folder, NEEDED[i]);
        if (GetFileAttributesW(path) == INVALID_FILE_ATTRIBUTES) return 0;
    }
    return 1;
}

static int run(int count, wchar_t **words) {
    static wchar_t folder[LONGEST], library[LONGEST + 32];
    if (too_old())
        return fail(L"本程序需要 64 位 Windows 10（1809 版，2018 年 10 月更新）或更新的系统。请在更新的电脑上使用。",
                    L"This program needs 64-bit Windows 10 version 1809 or newer.", 100);
    DWORD length = GetModuleFileNameW(NULL, folder, LONGEST);
    if (!length || length >= LONGEST)
        return fail(L"程序所在的路径太长。请把程序移到较短的路径，如 D:\\政策汇编。",
                    L"The path of the program is too long. Move it to a shorter one.", 101);
    wchar_t *name = wcsrchr(folder, L'\\');
    if (name) name[1] = 0;
    SetDllDirectoryW(L""); /* nothing is ever loaded from the current folder */
    swprintf(library, LONGEST + 32, L"%lsprogram\\python311.dll", folder);
    HMODULE python = LoadLibraryExW(library, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
    if (!python || !is_whole(folder))
        return fail(L"程序文件缺失或已损坏。请重新安装政策汇编；书签、笔记和导入的文件不受影响。",
                    L"Files of the program are missing. Please install Policy Compendium again; your data are kept.", 102);
    py_main_t py_main = (py_main_t)(void *)GetProcAddress(python, "Py_Main");
    if (!py_main)
        return fail(L"程序文件已损坏（python311.dll）。请重新安装政策汇编。", L"python311.dll is damaged.", 103);
    wchar_t **given = calloc((size_t)count + 8, sizeof *given);
    if (!given) return fail(L"内存不足。请关闭其他程序后再试。", L"Out of memory.", 104);
    int used = 0;
    given[used++] = words[0];
    given[used++] = L"-I"; /* no variable and no package of the user's may interfere */
    given[used++] = L"-B"; /* nothing is written beside the program */
    given[used++] = L"-X";
    given[used++] = L"utf8";
    given[used++] = L"-m";
    given[used++] = L"compendium";
    for (int i = 1; i < count; i++) given[used++] = words[i];
    return py_main(used, given);
}

#ifdef CONSOLE
int wmain(int count, wchar_t **words) { return run(count, words); }
#else
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, LPWSTR line, int show) {
    (void)instance, (void)before, (void)line, (void)show;
    return run(__argc, __wargv);
}
#endif
