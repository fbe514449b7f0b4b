@echo off
rem All tests, with coverage, on a fresh Windows machine with Python 3.11 or later.
setlocal
cd /d "%~dp0"
call scripts\venv.cmd [dev]
if errorlevel 1 exit /b 1
.venv\Scripts\python.exe -m pytest -n 2 --cov=xlsx_lkip --cov-report=term:skip-covered
exit /b %errorlevel%
