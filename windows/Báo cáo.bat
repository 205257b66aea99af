@echo off
rem Opens the menu; a Word file or text dragged onto this file is checked.
chcp 65001 >nul
setlocal
set "KIT=%~dp0"
set "PYTHON=%KIT%python\python.exe"
if not exist "%PYTHON%" set "PYTHON=%KIT%moi-truong\Scripts\python.exe"
if not exist "%PYTHON%" goto missing
if exist "%KIT%lam-viec\data" cd /d "%KIT%lam-viec"
if "%~1"=="" goto menu
"%PYTHON%" -I -X utf8 -m baocao kiem-tra "%~f1"
goto end
:menu
"%PYTHON%" -I -X utf8 -m baocao
goto end
:missing
echo Chưa cài đặt. Bấm đúp tệp "Cài đặt.bat" trước.
:end
echo.
pause
