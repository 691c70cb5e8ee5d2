<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%Ln case(s)</source>
        <translation>
            <numerusform>%Ln case</numerusform>
            <numerusform>%Ln cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln run(s) and the deleted evaluations permanently? That frees {size} and cannot be undone.</source>
        <translation>
            <numerusform>Delete %Ln run and the deleted evaluations permanently? That frees {size} and cannot be undone.</numerusform>
            <numerusform>Delete %Ln runs and the deleted evaluations permanently? That frees {size} and cannot be undone.</numerusform>
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
        <source>{count} of %Ln case(s)</source>
        <translation>
            <numerusform>{count} of %Ln case</numerusform>
            <numerusform>{count} of %Ln cases</numerusform>
        </translation>
    </message>
</context>
</TS>
