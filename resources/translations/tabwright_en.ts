<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln byte</numerusform>
            <numerusform>%Ln bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln case(s)</source>
        <translation>
            <numerusform>%Ln case</numerusform>
            <numerusform>%Ln cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation>
            <numerusform>%Ln day ago</numerusform>
            <numerusform>%Ln days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) dropped: the project is too large.</source>
        <translation>
            <numerusform>%Ln file dropped: the project is too large.</numerusform>
            <numerusform>%Ln files dropped: the project is too large.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) dropped: they contain secrets.</source>
        <translation>
            <numerusform>%Ln file dropped: they contain secrets.</numerusform>
            <numerusform>%Ln files dropped: they contain secrets.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) not entered</source>
        <translation>
            <numerusform>%Ln folder not entered</numerusform>
            <numerusform>%Ln folders not entered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s) running. Show all.</source>
        <translation>
            <numerusform>%Ln job running. Show all.</numerusform>
            <numerusform>%Ln jobs running. Show all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) removed</source>
        <translation>
            <numerusform>%Ln line removed</numerusform>
            <numerusform>%Ln lines removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln match(es)</source>
        <translation>
            <numerusform>%Ln match</numerusform>
            <numerusform>%Ln matches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other source(s) cannot be read either.</source>
        <translation>
            <numerusform>%Ln other source cannot be read either.</numerusform>
            <numerusform>%Ln other sources cannot be read either.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln overlong word(s) cut for training</source>
        <translation>
            <numerusform>%Ln overlong word cut for training</numerusform>
            <numerusform>%Ln overlong words cut for training</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>As built: %Ln line(s) of headers are removed.</source>
        <translation>
            <numerusform>As built: %Ln line of headers are removed.</numerusform>
            <numerusform>As built: %Ln lines of headers are removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changed since the search: %Ln file(s). Search again.</source>
        <translation>
            <numerusform>Changed since the search: %Ln file. Search again.</numerusform>
            <numerusform>Changed since the search: %Ln files. Search again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln run(s) and the deleted evaluations permanently?</source>
        <translation>
            <numerusform>Delete %Ln run and the deleted evaluations permanently?</numerusform>
            <numerusform>Delete %Ln runs and the deleted evaluations permanently?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Dropped: %Ln file(s) with secrets.</source>
        <translation>
            <numerusform>Dropped: %Ln file with secrets.</numerusform>
            <numerusform>Dropped: %Ln files with secrets.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No text, or lines too long: %Ln file(s).</source>
        <translation>
            <numerusform>No text, or lines too long: %Ln file.</numerusform>
            <numerusform>No text, or lines too long: %Ln files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save the changes to %Ln file(s)?</source>
        <translation>
            <numerusform>Save the changes to %Ln file?</numerusform>
            <numerusform>Save the changes to %Ln files?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Searched only in part, for long lines or a slow pattern: %Ln file(s).</source>
        <translation>
            <numerusform>Searched only in part, for long lines or a slow pattern: %Ln file.</numerusform>
            <numerusform>Searched only in part, for long lines or a slow pattern: %Ln files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too large: %Ln file(s) or folder(s).</source>
        <translation>
            <numerusform>Too large: %Ln file or folder.</numerusform>
            <numerusform>Too large: %Ln files or folders.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Train for %Ln minute(s)</source>
        <translation>
            <numerusform>Train for %Ln minute</numerusform>
            <numerusform>Train for %Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unreadable: %Ln file(s) or folder(s).</source>
        <translation>
            <numerusform>Unreadable: %Ln file or folder.</numerusform>
            <numerusform>Unreadable: %Ln files or folders.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} of %Ln case(s)</source>
        <translation>
            <numerusform>{count} of %Ln case</numerusform>
            <numerusform>{count} of %Ln cases</numerusform>
        </translation>
    </message>
</context>
</TS>
