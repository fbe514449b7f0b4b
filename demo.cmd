@echo off
rem The main job on the samples, on a fresh Windows machine with Python 3.11 or later.
setlocal
cd /d "%~dp0"
call scripts\venv.cmd ""
if errorlevel 1 exit /b 1
.venv\Scripts\python.exe -m scripts.demo
exit /b %errorlevel%
