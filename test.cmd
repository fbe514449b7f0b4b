@echo off
rem All tests, on a fresh Windows machine with Python 3.11 or later.
setlocal
cd /d "%~dp0"
call scripts\venv.cmd [dev]
if errorlevel 1 exit /b 1
.venv\Scripts\python.exe -m pytest -n 2 --dist loadscope -p no:randomly
exit /b %errorlevel%
