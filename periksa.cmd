@echo off
rem Seret berkas atau folder LKIP ke atas berkas ini. Bila diklik dua kali, folder kiriman yang diperiksa.
setlocal
cd /d "%~dp0"
call scripts\venv.cmd ""
if not errorlevel 1 .venv\Scripts\python.exe -m scripts.periksa %*
echo.
pause
