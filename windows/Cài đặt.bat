@echo off
rem Sets the program up from the wheels beside this file; nothing is fetched from the Internet.
chcp 65001 >nul
setlocal
set "KIT=%~dp0"
set "PYTHON=%KIT%python\python.exe"
if exist "%PYTHON%" goto workspace
set "FOUND=py -3"
where py >nul 2>nul || set "FOUND=python"
%FOUND% -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if errorlevel 1 goto no_python
%FOUND% -m venv "%KIT%moi-truong"
if errorlevel 1 goto failed
set "PYTHON=%KIT%moi-truong\Scripts\python.exe"
"%PYTHON%" -m pip install --quiet --disable-pip-version-check --no-index --find-links "%KIT%goi" baocao
if errorlevel 1 goto failed
:workspace
if exist "%KIT%lam-viec\data" goto done
"%PYTHON%" -I -X utf8 -m baocao khoi-tao "%KIT%lam-viec" >nul
if errorlevel 1 goto failed
:done
echo Đã cài xong. Số liệu và lời văn ở thư mục lam-viec. Bấm đúp tệp "Báo cáo.bat" để bắt đầu.
pause
exit /b 0
:no_python
echo Máy chưa có Python 3.11 trở lên. Xin bộ cài có kèm Python, hoặc cài Python rồi bấm đúp lại tệp này.
pause
exit /b 2
:failed
echo Chưa cài được. Chép các dòng ở trên gửi người hỗ trợ.
pause
exit /b 2
