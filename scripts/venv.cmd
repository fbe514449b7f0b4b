@echo off
rem Makes .venv where there is none, and installs the project with the extras %1 into it, once for each
rem setup.cfg. Called by demo.cmd, test.cmd and periksa.cmd.
if exist .venv\Scripts\python.exe goto check
where py >nul 2>nul
if errorlevel 1 (python -m venv .venv) else (py -3 -m venv .venv)
if exist .venv\Scripts\python.exe goto check
echo Python 3.11 atau lebih baru tidak ditemukan. Pasang dahulu dari python.org.
exit /b 1

:check
.venv\Scripts\python.exe -c "import filecmp; assert filecmp.cmp('setup.cfg', '.venv/setup%~1.cfg', shallow=False)" 2>nul
if not errorlevel 1 exit /b 0
.venv\Scripts\python.exe -c "import sys; sys.exit(sys.version_info < (3, 11))"
if not errorlevel 1 goto install
echo xlsx-lkip memerlukan Python 3.11 atau lebih baru. Pasang, hapus folder .venv, lalu ulangi.
exit /b 1

:install
echo Menyiapkan .venv, hanya sekali; pustaka diunduh ...
.venv\Scripts\python.exe -m pip --disable-pip-version-check --quiet install --constraint constraints.txt --editable ".%~1"
if errorlevel 1 exit /b 1
copy /y setup.cfg ".venv\setup%~1.cfg" >nul
exit /b 0
