@echo off
@rem Runs the Maven that lies in .mvn\wrapper, so that a JDK 17 is all a machine needs to have.
setlocal EnableDelayedExpansion
set "ROOT=%~dp0"
if "%ROOT:~-1%"=="\" set "ROOT=%ROOT:~0,-1%"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
set "JVM_CONFIG="
for /F "usebackq delims=" %%a in ("%ROOT%\.mvn\jvm.config") do set "JVM_CONFIG=!JVM_CONFIG! %%a"
"%JAVA%" %JVM_CONFIG% %MAVEN_OPTS% -classpath "%ROOT%\.mvn\wrapper\maven-wrapper.jar" "-Dmaven.multiModuleProjectDirectory=%ROOT%" org.apache.maven.wrapper.MavenWrapperMain %*
