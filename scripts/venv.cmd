@echo off
rem Makes .venv where there is none, and installs %1 into it. Called by demo.cmd and test.cmd.
if exist .venv\Scripts\python.exe goto install
where py >nul 2>nul && (py -3 -m venv .venv) || (python -m venv .venv)
if not exist .venv\Scripts\python.exe (
    echo Python 3.11 atau lebih baru tidak ditemukan. Pasang dahulu dari python.org.
    exit /b 1
)

:install
.venv\Scripts\python.exe -c "import sys; sys.exit(sys.version_info < (3, 11))"
if errorlevel 1 (
    echo xlsx-lkip memerlukan Python 3.11 atau lebih baru. Pasang, hapus folder .venv, lalu ulangi.
    exit /b 1
)
echo Menyiapkan .venv ...
.venv\Scripts\python.exe -m pip --disable-pip-version-check --quiet install --constraint constraints.txt --editable "%~1"
exit /b %errorlevel%
