<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source> Not entered: {folders}.</source>
        <translation> Nicht betreten: {folders}.</translation>
    </message>
    <message>
        <source> To read the archives and tables in it: --set corpus.read_containers=true.</source>
        <translation> Um die Archive und Tabellen darin zu lesen: --set corpus.read_containers=true.</translation>
    </message>
    <message>
        <source> once they are normalized with NFKC; as they are, {texts_as_typed:,} of them</source>
        <translation>, nachdem sie mit NFKC normalisiert sind; unverändert {texts_as_typed:,} davon</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln Byte</numerusform>
            <numerusform>%Ln Bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln case(s)</source>
        <translation>
            <numerusform>%Ln Fall</numerusform>
            <numerusform>%Ln Fälle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation>
            <numerusform>vor %Ln Tag</numerusform>
            <numerusform>vor %Ln Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) dropped: the project is too large.</source>
        <translation>
            <numerusform>%Ln Datei verworfen: Das Projekt ist zu groß.</numerusform>
            <numerusform>%Ln Dateien verworfen: Das Projekt ist zu groß.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) dropped: they contain secrets.</source>
        <translation>
            <numerusform>%Ln Datei verworfen: Sie enthält Geheimnisse.</numerusform>
            <numerusform>%Ln Dateien verworfen: Sie enthalten Geheimnisse.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) not entered</source>
        <translation>
            <numerusform>%Ln Ordner nicht betreten</numerusform>
            <numerusform>%Ln Ordner nicht betreten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s) running. Show all.</source>
        <translation>
            <numerusform>%Ln Aufgabe läuft. Alle zeigen.</numerusform>
            <numerusform>%Ln Aufgaben laufen. Alle zeigen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln Zeile</numerusform>
            <numerusform>%Ln Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) removed</source>
        <translation>
            <numerusform>%Ln Zeile entfernt</numerusform>
            <numerusform>%Ln Zeilen entfernt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln match(es)</source>
        <translation>
            <numerusform>%Ln Treffer</numerusform>
            <numerusform>%Ln Treffer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other source(s) cannot be read either.</source>
        <translation>
            <numerusform>%Ln weitere Quelle kann ebenfalls nicht gelesen werden.</numerusform>
            <numerusform>%Ln weitere Quellen können ebenfalls nicht gelesen werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln overlong word(s) cut for training</source>
        <translation>
            <numerusform>%Ln überlanges Wort für das Training gekürzt</numerusform>
            <numerusform>%Ln überlange Wörter für das Training gekürzt</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;About Tabwright</source>
        <translation>Ü&amp;ber Tabwright</translation>
    </message>
    <message>
        <source>&amp;Adaptation</source>
        <translation>&amp;Anpassung</translation>
    </message>
    <message>
        <source>&amp;All data as JSON…</source>
        <translation>&amp;Alle Daten als JSON …</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Close file</source>
        <translation>Datei s&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Command palette…</source>
        <translation>Be&amp;fehlspalette …</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>&amp;Compare runs…</source>
        <translation>Läufe &amp;vergleichen …</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Copy as a picture</source>
        <translation>Als Bild &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Copy line up</source>
        <translation>Zeile nach oben &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Copy path</source>
        <translation>&amp;Pfad kopieren</translation>
    </message>
    <message>
        <source>&amp;Copy the curve as a picture</source>
        <translation>Kurve als Bild &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Data as a table (CSV)…</source>
        <translation>&amp;Daten als Tabelle (CSV) …</translation>
    </message>
    <message>
        <source>&amp;Dedent</source>
        <translation>Einzug &amp;verringern</translation>
    </message>
    <message>
        <source>&amp;Delete the evaluation</source>
        <translation>Auswertung &amp;löschen</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Editor</source>
        <translation>&amp;Editor</translation>
    </message>
    <message>
        <source>&amp;Empty the trash…</source>
        <translation>Papierkorb &amp;leeren …</translation>
    </message>
    <message>
        <source>&amp;Evaluate…</source>
        <translation>Aus&amp;werten …</translation>
    </message>
    <message>
        <source>&amp;Explain suggestion</source>
        <translation>Vorschlag e&amp;rklären</translation>
    </message>
    <message>
        <source>&amp;Figures as CSV…</source>
        <translation>&amp;Werte als CSV …</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;File tree</source>
        <translation>Date&amp;ibaum</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Suchen …</translation>
    </message>
    <message>
        <source>&amp;Fine-tune from this run</source>
        <translation>&amp;Fine-Tuning dieses Laufs</translation>
    </message>
    <message>
        <source>&amp;Getting started</source>
        <translation>&amp;Erste Schritte</translation>
    </message>
    <message>
        <source>&amp;Go to file…</source>
        <translation>&amp;Gehe zu Datei …</translation>
    </message>
    <message>
        <source>&amp;Go to line</source>
        <translation>Gehe zu &amp;Zeile</translation>
    </message>
    <message>
        <source>&amp;Go to line…</source>
        <translation>Gehe zu &amp;Zeile …</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Indent</source>
        <translation>Einzu&amp;g vergrößern</translation>
    </message>
    <message>
        <source>&amp;Inspect</source>
        <translation>Unte&amp;rsuchen</translation>
    </message>
    <message>
        <source>&amp;Join lines</source>
        <translation>Zeilen verb&amp;inden</translation>
    </message>
    <message>
        <source>&amp;Keep my changes</source>
        <translation>Eigene Änderungen &amp;behalten</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;Languages</source>
        <translation>&amp;Sprachen</translation>
    </message>
    <message>
        <source>&amp;Learn from this project while idle</source>
        <translation>Im &amp;Leerlauf aus diesem Projekt lernen</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Load the saved file</source>
        <translation>Gespeicherte Datei &amp;laden</translation>
    </message>
    <message>
        <source>&amp;Logarithmic horizontal axis</source>
        <translation>&amp;Logarithmische waagerechte Achse</translation>
    </message>
    <message>
        <source>&amp;Logs</source>
        <translation>&amp;Protokolle</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modell</translation>
    </message>
    <message>
        <source>&amp;Model card</source>
        <translation>&amp;Modellkarte</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Neu</translation>
    </message>
    <message>
        <source>&amp;New dataset…</source>
        <translation>&amp;Neuer Datensatz …</translation>
    </message>
    <message>
        <source>&amp;New file</source>
        <translation>&amp;Neue Datei</translation>
    </message>
    <message>
        <source>&amp;New shortcut:</source>
        <translation>&amp;Neues Kürzel:</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Nächster</translation>
    </message>
    <message>
        <source>&amp;Next suggestion</source>
        <translation>&amp;Nächster Vorschlag</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Notiz</translation>
    </message>
    <message>
        <source>&amp;Notes and tags…</source>
        <translation>N&amp;otizen und Schlagwörter …</translation>
    </message>
    <message>
        <source>&amp;OK</source>
        <translation>&amp;OK</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Open a checkpoint…</source>
        <translation>&amp;Checkpoint öffnen …</translation>
    </message>
    <message>
        <source>&amp;Open files…</source>
        <translation>Dateien ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>Ordner ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>&amp;Pause or resume</source>
        <translation>&amp;Anhalten oder fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>Einste&amp;llungen …</translation>
    </message>
    <message>
        <source>&amp;Previous</source>
        <translation>V&amp;orheriger</translation>
    </message>
    <message>
        <source>&amp;Previous suggestion</source>
        <translation>&amp;Vorheriger Vorschlag</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Refresh the list of runs</source>
        <translation>Liste der &amp;Läufe aktualisieren</translation>
    </message>
    <message>
        <source>&amp;Reload from disk</source>
        <translation>Vom Datenträger &amp;neu laden</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Umbenennen …</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Ersetzen</translation>
    </message>
    <message>
        <source>&amp;Replace in this file…</source>
        <translation>In dieser Datei &amp;ersetzen …</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>Zurück&amp;setzen</translation>
    </message>
    <message>
        <source>&amp;Reset zoom</source>
        <translation>Zoom &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Sort lines</source>
        <translation>Zeilen &amp;sortieren</translation>
    </message>
    <message>
        <source>&amp;Start training</source>
        <translation>Training &amp;starten</translation>
    </message>
    <message>
        <source>&amp;Suggest now</source>
        <translation>&amp;Jetzt vorschlagen</translation>
    </message>
    <message>
        <source>&amp;Suggestions</source>
        <translation>&amp;Vorschläge</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;System</translation>
    </message>
    <message>
        <source>&amp;Table beside the curve</source>
        <translation>&amp;Tabelle neben der Kurve</translation>
    </message>
    <message>
        <source>&amp;Tables as Markdown…</source>
        <translation>&amp;Tabellen als Markdown …</translation>
    </message>
    <message>
        <source>&amp;Tags, separated by commas</source>
        <translation>&amp;Schlagwörter, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>&amp;Training</translation>
    </message>
    <message>
        <source>&amp;Trash</source>
        <translation>&amp;Papierkorb</translation>
    </message>
    <message>
        <source>&amp;Trim trailing blanks</source>
        <translation>Leerzeichen am Zeilen&amp;ende entfernen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Undo delete</source>
        <translation>Löschen &amp;rückgängig machen</translation>
    </message>
    <message>
        <source>&amp;Use this project</source>
        <translation>Dieses Projekt &amp;verwenden</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Where files are</source>
        <translation>&amp;Speicherorte</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>&amp;Fenster</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>(end)</source>
        <translation>(Ende)</translation>
    </message>
    <message>
        <source>(no suggestion: {reason})</source>
        <translation>(kein Vorschlag: {reason})</translation>
    </message>
    <message>
        <source>--set train.batch_size={ceil}</source>
        <translation>--set train.batch_size={ceil}</translation>
    </message>
    <message>
        <source>--set {assignment!r} is not an assignment.</source>
        <translation>--set {assignment!r} ist keine Zuweisung.</translation>
    </message>
    <message>
        <source>--set {key}: {name} holds a value, no settings.</source>
        <translation>--set {key}: {name} enthält einen Wert, keine Einstellungen.</translation>
    </message>
    <message>
        <source>.vimrc or init.vim, before the plug-in is loaded</source>
        <translation>.vimrc oder init.vim, bevor das Plug-in geladen wird</translation>
    </message>
    <message>
        <source>0 or off drops nothing. After a build, the Filters tab shows what each threshold drops, and what another one would.</source>
        <translation>Bei 0 oder „aus“ wird nichts verworfen. Nach einer Erstellung zeigt der Reiter „Filter“, was jeder Schwellenwert verwirft und was ein anderer verwerfen würde.</translation>
    </message>
    <message>
        <source>120 or 120:8</source>
        <translation>120 oder 120:8</translation>
    </message>
    <message>
        <source>16 bits (F16)</source>
        <translation>16 Bits (F16)</translation>
    </message>
    <message>
        <source>8 bits (Q8_0): half the size, small deviations</source>
        <translation>8 Bits (Q8_0): halbe Größe, kleine Abweichungen</translation>
    </message>
    <message>
        <source>90 % within</source>
        <translation>90 % innerhalb</translation>
    </message>
    <message>
        <source>99 % within</source>
        <translation>99 % innerhalb</translation>
    </message>
    <message>
        <source>A batch of {batch_size} windows cannot be divided among {size} processes.</source>
        <translation>Ein Batch von {batch_size} Fenstern lässt sich nicht auf {size} Prozesse aufteilen.</translation>
    </message>
    <message>
        <source>A checkpoint trained elsewhere</source>
        <translation>Ein Checkpoint, der anderswo trainiert wurde</translation>
    </message>
    <message>
        <source>A comment or docstring at the start of a file that is longer is removed: license texts repeat in every file and teach nothing. 0 keeps them all.</source>
        <translation>Ein Kommentar oder Docstring am Anfang einer Datei, der länger ist, wird entfernt: Lizenztexte wiederholen sich in jeder Datei und lehren nichts. Bei 0 bleiben alle.</translation>
    </message>
    <message>
        <source>A folder for version control, backups, packages, caches or output.</source>
        <translation>Ein Ordner für Versionsverwaltung, Sicherungen, Pakete, Caches oder Ausgaben.</translation>
    </message>
    <message>
        <source>A folder with the GGUF file, its Modelfile and a model card. Run “ollama create NAME -f Modelfile” in it.</source>
        <translation>Ein Ordner mit der GGUF-Datei, ihrem Modelfile und einer Modellkarte. Darin „ollama create NAME -f Modelfile“ ausführen.</translation>
    </message>
    <message>
        <source>A folder with weights in full precision, tokenizer, configuration and model card.</source>
        <translation>Ein Ordner mit Gewichten in voller Genauigkeit, Tokenizer, Konfiguration und Modellkarte.</translation>
    </message>
    <message>
        <source>A fraction is not possible here.</source>
        <translation>Ein Bruch ist hier nicht möglich.</translation>
    </message>
    <message>
        <source>A header of {lines:,} lines, more than {max_header_lines:,}.</source>
        <translation>Ein Dateikopf mit {lines:,} Zeilen, mehr als {max_header_lines:,}.</translation>
    </message>
    <message>
        <source>A helper process could not be started: {error}.</source>
        <translation>Ein Hilfsprozess konnte nicht gestartet werden: {error}.</translation>
    </message>
    <message>
        <source>A helper process ended unexpectedly (status {status}).</source>
        <translation>Ein Hilfsprozess wurde unerwartet beendet (Status {status}).</translation>
    </message>
    <message>
        <source>A line is too long: minified code, or data.</source>
        <translation>Eine Zeile ist zu lang: minifizierter Code oder Daten.</translation>
    </message>
    <message>
        <source>A log contains file names and error messages, and is never sent anywhere.</source>
        <translation>Ein Protokoll enthält Dateinamen und Fehlermeldungen und wird nie irgendwohin gesendet.</translation>
    </message>
    <message>
        <source>A long header; the build removes it.</source>
        <translation>Ein langer Dateikopf; die Erstellung entfernt ihn.</translation>
    </message>
    <message>
        <source>A model is being adapted to {root} by another process.</source>
        <translation>Ein anderer Prozess passt gerade ein Modell an {root} an.</translation>
    </message>
    <message>
        <source>A model size with suitable training settings.</source>
        <translation>Eine Modellgröße mit passenden Trainingseinstellungen.</translation>
    </message>
    <message>
        <source>A model that is fine-tuned keeps its architecture.</source>
        <translation>Ein Modell behält beim Fine-Tuning seine Architektur.</translation>
    </message>
    <message>
        <source>A name cannot contain {bad!r}.</source>
        <translation>Ein Name darf {bad!r} nicht enthalten.</translation>
    </message>
    <message>
        <source>A near-duplicate of another file, which is the better one.</source>
        <translation>Ein Beinahe-Duplikat einer anderen Datei, die besser ist.</translation>
    </message>
    <message>
        <source>A newer request replaced it.</source>
        <translation>Eine neuere Anfrage hat sie ersetzt.</translation>
    </message>
    <message>
        <source>A note has at most {count} characters.</source>
        <translation>Eine Notiz hat höchstens {count} Zeichen.</translation>
    </message>
    <message>
        <source>A pipe, a socket or a device.</source>
        <translation>Eine Pipe, ein Socket oder ein Gerät.</translation>
    </message>
    <message>
        <source>A process of this build was ended by the system (exit code {exitcode}).</source>
        <translation>Das System hat einen Prozess dieser Erstellung beendet (Exit-Code {exitcode}).</translation>
    </message>
    <message>
        <source>A prompt is empty.</source>
        <translation>Ein Prompt ist leer.</translation>
    </message>
    <message>
        <source>A resumed run keeps the shape of its model.</source>
        <translation>Ein fortgesetzter Lauf behält die Form seines Modells.</translation>
    </message>
    <message>
        <source>A run has at least one step.</source>
        <translation>Ein Lauf hat mindestens einen Schritt.</translation>
    </message>
    <message>
        <source>A run has at most {count} tags.</source>
        <translation>Ein Lauf hat höchstens {count} Schlagwörter.</translation>
    </message>
    <message>
        <source>A run is in progress</source>
        <translation>Ein Lauf ist im Gange</translation>
    </message>
    <message>
        <source>A run lasts at least {minutes} minutes.</source>
        <translation>Ein Lauf dauert mindestens {minutes} Minuten.</translation>
    </message>
    <message>
        <source>A sample could not be drawn</source>
        <translation>Eine Textprobe konnte nicht erzeugt werden</translation>
    </message>
    <message>
        <source>A second checkpoint; the difference has a paired confidence interval.</source>
        <translation>Ein zweiter Checkpoint; die Differenz hat ein gepaartes Konfidenzintervall.</translation>
    </message>
    <message>
        <source>A secret or an address; the build puts a placeholder there.</source>
        <translation>Ein Geheimnis oder eine Adresse; die Erstellung setzt dort einen Platzhalter ein.</translation>
    </message>
    <message>
        <source>A server on this computer gives the same suggestions to other editors.</source>
        <translation>Ein Server auf diesem Computer gibt anderen Editoren dieselben Vorschläge.</translation>
    </message>
    <message>
        <source>A symbolic link; its target is read in its own folder, if at all.</source>
        <translation>Ein symbolischer Link; sein Ziel wird, wenn überhaupt, im eigenen Ordner gelesen.</translation>
    </message>
    <message>
        <source>A tag has at most {count} characters.</source>
        <translation>Ein Schlagwort hat höchstens {count} Zeichen.</translation>
    </message>
    <message>
        <source>A title cannot be empty.</source>
        <translation>Ein Titel darf nicht leer sein.</translation>
    </message>
    <message>
        <source>A title cannot hold the character U+{hidden:04X}.</source>
        <translation>Ein Titel darf das Zeichen U+{hidden:04X} nicht enthalten.</translation>
    </message>
    <message>
        <source>A validation takes {cost_seconds:.1f} s here, and all of them may take {max_time_fraction:.0%} of the time: so it comes every {interval_by_cost:,.0f} s, not every {wanted:,.0f} s. Fewer evaluation tokens make it quicker.</source>
        <translation>Eine Validierung dauert hier {cost_seconds:.1f} s, und alle zusammen dürfen {max_time_fraction:.0%} der Zeit beanspruchen: Daher kommt sie alle {interval_by_cost:,.0f} s, nicht alle {wanted:,.0f} s. Mit weniger Validierungstokens geht sie schneller.</translation>
    </message>
    <message>
        <source>A&amp;ssign</source>
        <translation>Zu&amp;weisen</translation>
    </message>
    <message>
        <source>About 1 M parameters: learns the shape of code in two minutes. For a first look and for class.</source>
        <translation>Etwa 1 M Parameter: lernt in zwei Minuten, wie Code aussieht. Für einen ersten Eindruck und den Unterricht.</translation>
    </message>
    <message>
        <source>About 34 M parameters and twice the context: the best completions, for training overnight or on a GPU.</source>
        <translation>Etwa 34 M Parameter und doppelter Kontext: die besten Vervollständigungen, für Training über Nacht oder auf einer GPU.</translation>
    </message>
    <message>
        <source>About 9 M parameters: useful completions after an hour on two cores, quick to answer. The everyday choice.</source>
        <translation>Etwa 9 M Parameter: nützliche Vervollständigungen nach einer Stunde auf zwei Kernen, antwortet schnell. Die Wahl für den Alltag.</translation>
    </message>
    <message>
        <source>About Tabwright</source>
        <translation>Über Tabwright</translation>
    </message>
    <message>
        <source>About {epochs} epochs, at the speed of {run}.</source>
        <translation>Etwa {epochs} Epochen, bei der Geschwindigkeit von {run}.</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Accepted and cached suggestions</source>
        <translation>Angenommene und zwischengespeicherte Vorschläge</translation>
    </message>
    <message>
        <source>Accumulation</source>
        <translation>Akkumulation</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>Adam beta1</source>
        <translation>Adam beta1</translation>
    </message>
    <message>
        <source>Adapt the model, while the computer is idle, to the projects for which you agreed. Off: to none.</source>
        <translation>Das Modell im Leerlauf des Computers an die Projekte anpassen, für die zugestimmt wurde. Aus: an keines.</translation>
    </message>
    <message>
        <source>Adapt to projects</source>
        <translation>An Projekte anpassen</translation>
    </message>
    <message>
        <source>Adapting the model</source>
        <translation>Modell wird angepasst</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add a folder of unseen code.</source>
        <translation>Einen Ordner mit ungesehenem Code hinzufügen.</translation>
    </message>
    <message>
        <source>Add a prompt; at most {count}.</source>
        <translation>Einen Prompt hinzufügen; höchstens {count}.</translation>
    </message>
    <message>
        <source>Add file…</source>
        <translation>Datei hinzufügen …</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>Add it.</source>
        <translation>Die Einstellung hinzufügen.</translation>
    </message>
    <message>
        <source>Add more files, or choose a smaller context.</source>
        <translation>Mehr Dateien hinzufügen oder einen kleineren Kontext wählen.</translation>
    </message>
    <message>
        <source>Add more files, or set train.typing_simulation_fraction above 0.</source>
        <translation>Mehr Dateien hinzufügen oder train.typing_simulation_fraction über 0 setzen.</translation>
    </message>
    <message>
        <source>Add more source files for a larger vocabulary.</source>
        <translation>Für ein größeres Vokabular mehr Quelldateien hinzufügen.</translation>
    </message>
    <message>
        <source>Add more source files to the corpus, or choose a shorter context.</source>
        <translation>Dem Korpus mehr Quelldateien hinzufügen oder einen kürzeren Kontext wählen.</translation>
    </message>
    <message>
        <source>Add more source files.</source>
        <translation>Mehr Quelldateien hinzufügen.</translation>
    </message>
    <message>
        <source>Adjust…</source>
        <translation>Anpassen …</translation>
    </message>
    <message>
        <source>After each validation the model continues a piece of unseen code.</source>
        <translation>Nach jeder Validierung setzt das Modell ein Stück ungesehenen Code fort.</translation>
    </message>
    <message>
        <source>After each validation the model continues these prompts and a piece of a validation file. They apply to the next run that is started or continued.</source>
        <translation>Nach jeder Validierung setzt das Modell diese Prompts und ein Stück einer Validierungsdatei fort. Sie gelten für den nächsten Lauf, der gestartet oder fortgesetzt wird.</translation>
    </message>
    <message>
        <source>All / words / lines</source>
        <translation>Ganz / Wörter / Zeilen</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>Alle Fälle</translation>
    </message>
    <message>
        <source>All cases, one language, or one kind of cursor position.</source>
        <translation>Alle Fälle, eine Sprache oder eine Art von Cursorposition.</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>All settings of the scope.</source>
        <translation>Alle Einstellungen des Umfangs.</translation>
    </message>
    <message>
        <source>All training settings.</source>
        <translation>Alle Trainingseinstellungen.</translation>
    </message>
    <message>
        <source>All {count:,} files are near-duplicates of training files.</source>
        <translation>Alle {count:,} Dateien sind Beinahe-Duplikate von Trainingsdateien.</translation>
    </message>
    <message>
        <source>Allowed: {range_text}.</source>
        <translation>Erlaubt: {range_text}.</translation>
    </message>
    <message>
        <source>Allowed: {range}.</source>
        <translation>Erlaubt: {range}.</translation>
    </message>
    <message>
        <source>Along a curve the confidence threshold rises: fewer suggestions are shown, and more of them are correct. Point at a dot to see its figures.</source>
        <translation>Entlang einer Kurve steigt die Konfidenzschwelle: Es werden weniger Vorschläge gezeigt, und mehr davon sind richtig. Auf einen Punkt zeigen, um seine Werte zu sehen.</translation>
    </message>
    <message>
        <source>Alphanumeric</source>
        <translation>Buchstaben und Ziffern</translation>
    </message>
    <message>
        <source>Also read files in which a key, a token or a password was found.</source>
        <translation>Auch Dateien lesen, in denen ein Schlüssel, ein Token oder ein Passwort gefunden wurde.</translation>
    </message>
    <message>
        <source>Also read the archives and tables in a folder: datasets such as The Stack are folders of tables. An archive or table that is a source itself is always read.</source>
        <translation>Auch die Archive und Tabellen in einem Ordner lesen: Datensätze wie The Stack sind Ordner voller Tabellen. Ein Archiv oder eine Tabelle, die selbst Quelle ist, wird immer gelesen.</translation>
    </message>
    <message>
        <source>Also read what .gitignore files leave out.</source>
        <translation>Auch lesen, was .gitignore-Dateien auslassen.</translation>
    </message>
    <message>
        <source>Also search what git ignores, packages and caches.</source>
        <translation>Auch durchsuchen, was Git ignoriert, sowie Pakete und Caches.</translation>
    </message>
    <message>
        <source>Also show matches in files that contain a key, a token or a password.</source>
        <translation>Auch Treffer in Dateien zeigen, die einen Schlüssel, ein Token oder ein Passwort enthalten.</translation>
    </message>
    <message>
        <source>Also trained on {names}, whose files are not on this machine.</source>
        <translation>Auch auf {names} trainiert, deren Dateien nicht auf diesem Computer sind.</translation>
    </message>
    <message>
        <source>Alternatives</source>
        <translation>Alternativen</translation>
    </message>
    <message>
        <source>Always dark.</source>
        <translation>Immer dunkel.</translation>
    </message>
    <message>
        <source>Always drop</source>
        <translation>Immer verwerfen</translation>
    </message>
    <message>
        <source>Always drop*</source>
        <translation>Immer verwerfen*</translation>
    </message>
    <message>
        <source>Always keep</source>
        <translation>Immer behalten</translation>
    </message>
    <message>
        <source>Always keep*</source>
        <translation>Immer behalten*</translation>
    </message>
    <message>
        <source>Always light.</source>
        <translation>Immer hell.</translation>
    </message>
    <message>
        <source>An answer ends after this time; 0 sets no limit.</source>
        <translation>Eine Antwort endet nach dieser Zeit; bei 0 gibt es keine Grenze.</translation>
    </message>
    <message>
        <source>An input method is composing text.</source>
        <translation>Eine Eingabemethode stellt gerade Text zusammen.</translation>
    </message>
    <message>
        <source>An interrupted run was running when the program ended; it can be continued.</source>
        <translation>Ein unterbrochener Lauf war aktiv, als das Programm endete; er kann fortgesetzt werden.</translation>
    </message>
    <message>
        <source>An older dataset with the same tokenizer that is mixed in, so that a model that is fine-tuned on new files does not forget the old ones; empty for none.</source>
        <translation>Ein älterer Datensatz mit demselben Tokenizer, der beigemischt wird, damit ein Modell beim Fine-Tuning auf neuen Dateien die alten nicht vergisst; leer für keinen.</translation>
    </message>
    <message>
        <source>An unexpected error occurred: {error}</source>
        <translation>Ein unerwarteter Fehler ist aufgetreten: {error}</translation>
    </message>
    <message>
        <source>Another .pth file…</source>
        <translation>Andere .pth-Datei …</translation>
    </message>
    <message>
        <source>Another dataset is being built.</source>
        <translation>Ein anderer Datensatz wird gerade erstellt.</translation>
    </message>
    <message>
        <source>Another file has exactly the same bytes (MD5).</source>
        <translation>Eine andere Datei hat genau dieselben Bytes (MD5).</translation>
    </message>
    <message>
        <source>Another file has exactly the same content.</source>
        <translation>Eine andere Datei hat genau denselben Inhalt.</translation>
    </message>
    <message>
        <source>Another file has nearly the same content.</source>
        <translation>Eine andere Datei hat fast denselben Inhalt.</translation>
    </message>
    <message>
        <source>Another file of the project is similar to the file, so much of it can be copied.</source>
        <translation>Eine andere Datei des Projekts ist der Datei ähnlich, daher kann vieles kopiert werden.</translation>
    </message>
    <message>
        <source>Another process of the run has ended, or cannot be reached.</source>
        <translation>Ein anderer Prozess des Laufs ist beendet oder nicht erreichbar.</translation>
    </message>
    <message>
        <source>Another run is called {wanted!r}.</source>
        <translation>Ein anderer Lauf heißt bereits {wanted!r}.</translation>
    </message>
    <message>
        <source>Answer other editors on this computer.</source>
        <translation>Anfragen anderer Editoren auf diesem Computer beantworten.</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Beliebig</translation>
    </message>
    <message>
        <source>Any language</source>
        <translation>Beliebige Sprache</translation>
    </message>
    <message>
        <source>Any outcome</source>
        <translation>Beliebiges Ergebnis</translation>
    </message>
    <message>
        <source>Any position</source>
        <translation>Beliebige Position</translation>
    </message>
    <message>
        <source>Any text as the model sees it.</source>
        <translation>Beliebiger Text, wie das Modell ihn sieht.</translation>
    </message>
    <message>
        <source>Any text; a folder is named after it.</source>
        <translation>Beliebiger Text; ein Ordner wird danach benannt.</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Architecture…</source>
        <translation>Architektur …</translation>
    </message>
    <message>
        <source>As built</source>
        <translation>Wie erstellt</translation>
    </message>
    <message numerus="yes">
        <source>As built: %Ln line(s) of headers are removed.</source>
        <translation>
            <numerusform>Wie erstellt: %Ln Zeile eines Dateikopfs ist entfernt.</numerusform>
            <numerusform>Wie erstellt: %Ln Zeilen von Dateiköpfen sind entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>As for training.</source>
        <translation>Wie beim Training.</translation>
    </message>
    <message>
        <source>At least 70 % of what is shown is right.</source>
        <translation>Mindestens 70 % des Gezeigten ist richtig.</translation>
    </message>
    <message>
        <source>At least half of what is shown is right, by the calibration of this model.</source>
        <translation>Mindestens die Hälfte des Gezeigten ist nach der Kalibrierung dieses Modells richtig.</translation>
    </message>
    <message>
        <source>At no step was the line right.</source>
        <translation>Bei keinem Schritt war die Zeile richtig.</translation>
    </message>
    <message>
        <source>Attention heads in a block.</source>
        <translation>Attention-Heads in einem Block.</translation>
    </message>
    <message>
        <source>Autocomplete</source>
        <translation>Autovervollständigung</translation>
    </message>
    <message>
        <source>Autocomplete prefers likely tokens (temperature 0.2, top-k 10). Creative samples more freely (temperature 0.8, top-k 50).</source>
        <translation>Autovervollständigung bevorzugt wahrscheinliche Tokens (Temperatur 0,2, Top-k 10). Kreativ wählt freier (Temperatur 0,8, Top-k 50).</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>Achsen</translation>
    </message>
    <message>
        <source>Back to training.</source>
        <translation>Zurück zum Training.</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Batchgröße</translation>
    </message>
    <message>
        <source>Batch size, optimizer, learning rate and all other settings.</source>
        <translation>Batchgröße, Optimierer, Lernrate und alle anderen Einstellungen.</translation>
    </message>
    <message>
        <source>Batches whose gradients are added up for one optimizer step: the effect of a larger batch without its memory.</source>
        <translation>Batches, deren Gradienten für einen Optimierungsschritt addiert werden: die Wirkung eines größeren Batches ohne dessen Speicherbedarf.</translation>
    </message>
    <message>
        <source>Begin a new line above this one, wherever the cursor is in it.</source>
        <translation>Über dieser Zeile eine neue beginnen, wo immer der Cursor in ihr steht.</translation>
    </message>
    <message>
        <source>Begin a new line below this one, wherever the cursor is in it.</source>
        <translation>Unter dieser Zeile eine neue beginnen, wo immer der Cursor in ihr steht.</translation>
    </message>
    <message>
        <source>Begin when no key was pressed for so long. A key press pauses it immediately.</source>
        <translation>Beginnen, wenn so lange keine Taste gedrückt wurde. Ein Tastendruck hält es sofort an.</translation>
    </message>
    <message>
        <source>Beginnings of code of your own that the model continues after each measurement, besides the same piece of a held-out file.</source>
        <translation>Anfänge von eigenem Code, die das Modell nach jeder Messung fortsetzt, neben stets demselben Stück einer zurückgehaltenen Datei.</translation>
    </message>
    <message>
        <source>Below the confidence threshold.</source>
        <translation>Unter der Konfidenzschwelle.</translation>
    </message>
    <message>
        <source>Benchmark precision</source>
        <translation>Genauigkeiten messen</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Bester Wert</translation>
    </message>
    <message>
        <source>Best by</source>
        <translation>Auswahl nach</translation>
    </message>
    <message>
        <source>Between {better} and {other} there is no clear difference in {measure}: {amount} points, 95 % {low} to {high}.</source>
        <translation>Zwischen {better} und {other} gibt es bei „{measure}“ keinen klaren Unterschied: {amount} Punkte, 95 % {low} bis {high}.</translation>
    </message>
    <message>
        <source>Between {better} and {other} there is no clear difference in {measure}: {amount}, 95 % {low} to {high}.</source>
        <translation>Zwischen {better} und {other} gibt es bei „{measure}“ keinen klaren Unterschied: {amount}, 95 % {low} bis {high}.</translation>
    </message>
    <message>
        <source>Binary</source>
        <translation>Binär</translation>
    </message>
    <message>
        <source>Bits files</source>
        <translation>Dateien für Bits</translation>
    </message>
    <message>
        <source>Bits per byte</source>
        <translation>Bits pro Byte</translation>
    </message>
    <message>
        <source>Bits per byte before → after: {figures}</source>
        <translation>Bits pro Byte vorher → nachher: {figures}</translation>
    </message>
    <message>
        <source>Bits per byte with in-file cache</source>
        <translation>Bits pro Byte mit Dateicache</translation>
    </message>
    <message>
        <source>Bits that the model needs for a byte of validation text, latest figure. Lower is better.</source>
        <translation>Bits, die das Modell für ein Byte Validierungstext braucht, neuester Wert. Weniger ist besser.</translation>
    </message>
    <message>
        <source>Both runs have the same settings.</source>
        <translation>Beide Läufe haben dieselben Einstellungen.</translation>
    </message>
    <message>
        <source>Browse files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen …</translation>
    </message>
    <message>
        <source>Budget ms</source>
        <translation>Zeitgrenze (ms)</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>Erstellen</translation>
    </message>
    <message>
        <source>Build a dataset</source>
        <translation>Datensatz erstellen</translation>
    </message>
    <message>
        <source>Build a dataset and train a model.</source>
        <translation>Einen Datensatz erstellen und ein Modell trainieren.</translation>
    </message>
    <message>
        <source>Build dataset</source>
        <translation>Datensatz erstellen</translation>
    </message>
    <message>
        <source>Build filters</source>
        <translation>Filter der Erstellung</translation>
    </message>
    <message>
        <source>Build it again, and train on it.</source>
        <translation>Den Datensatz neu erstellen und darauf trainieren.</translation>
    </message>
    <message>
        <source>Build it again.</source>
        <translation>Den Datensatz neu erstellen.</translation>
    </message>
    <message>
        <source>Build it again: {command_line}</source>
        <translation>Neu erstellen: {command_line}</translation>
    </message>
    <message>
        <source>Build it from more files.</source>
        <translation>Den Datensatz aus mehr Dateien erstellen.</translation>
    </message>
    <message>
        <source>Build it with a validation split.</source>
        <translation>Den Datensatz mit einer Validierungsmenge erstellen.</translation>
    </message>
    <message>
        <source>Build one first.</source>
        <translation>Zuerst einen erstellen.</translation>
    </message>
    <message>
        <source>Build one of them again with the tokenizer of the other.</source>
        <translation>Einen der beiden mit dem Tokenizer des anderen neu erstellen.</translation>
    </message>
    <message>
        <source>Build one: {command_line}</source>
        <translation>Einen erstellen: {command_line}</translation>
    </message>
    <message>
        <source>Build settings</source>
        <translation>Einstellungen der Erstellung</translation>
    </message>
    <message>
        <source>Build the corpus again: {command_line}</source>
        <translation>Den Korpus neu erstellen: {command_line}</translation>
    </message>
    <message>
        <source>Build the corpus and its tokenizer again: {command_line}</source>
        <translation>Den Korpus und seinen Tokenizer neu erstellen: {command_line}</translation>
    </message>
    <message>
        <source>Build the dataset with tokenizer.style=everyday, or set the rate to 0.</source>
        <translation>Den Datensatz mit tokenizer.style=everyday erstellen oder den Anteil auf 0 setzen.</translation>
    </message>
    <message>
        <source>Build the new files with the tokenizer of the old dataset.</source>
        <translation>Die neuen Dateien mit dem Tokenizer des alten Datensatzes erstellen.</translation>
    </message>
    <message>
        <source>Building a dataset</source>
        <translation>Datensatz wird erstellt</translation>
    </message>
    <message>
        <source>Building the dataset: {stage}</source>
        <translation>Der Datensatz wird erstellt: {stage}</translation>
    </message>
    <message>
        <source>Built when the run starts; that takes about a minute.</source>
        <translation>Wird beim Start des Laufs erstellt; das dauert etwa eine Minute.</translation>
    </message>
    <message>
        <source>By &amp;steps</source>
        <translation>Nach &amp;Schritten</translation>
    </message>
    <message>
        <source>By &amp;tokens</source>
        <translation>Nach &amp;Tokens</translation>
    </message>
    <message>
        <source>By language: {figures}.</source>
        <translation>Nach Sprache: {figures}.</translation>
    </message>
    <message>
        <source>By the ending of the name.</source>
        <translation>Nach der Endung des Namens.</translation>
    </message>
    <message>
        <source>By the filters*</source>
        <translation>Durch die Filter*</translation>
    </message>
    <message>
        <source>By ti&amp;me</source>
        <translation>Nach &amp;Zeit</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Bytes on disk.</source>
        <translation>Bytes auf dem Datenträger.</translation>
    </message>
    <message>
        <source>Bytes on disk. Larger files are not read at all: raising the threshold needs a build.</source>
        <translation>Bytes auf dem Datenträger. Größere Dateien werden gar nicht gelesen: Ein höherer Schwellenwert erfordert eine neue Erstellung.</translation>
    </message>
    <message>
        <source>Bytes/token</source>
        <translation>Bytes/Token</translation>
    </message>
    <message>
        <source>C&amp;hange shortcuts…</source>
        <translation>Tasten&amp;kürzel ändern …</translation>
    </message>
    <message>
        <source>C&amp;hange…</source>
        <translation>Än&amp;dern …</translation>
    </message>
    <message>
        <source>C&amp;urve</source>
        <translation>&amp;Kurve</translation>
    </message>
    <message>
        <source>CSV tables</source>
        <translation>CSV-Tabellen</translation>
    </message>
    <message>
        <source>Cache of the workspace</source>
        <translation>Cache des Arbeitsbereichs</translation>
    </message>
    <message>
        <source>Cached</source>
        <translation>Aus dem Cache</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>Kalibrieren</translation>
    </message>
    <message>
        <source>Calibrating</source>
        <translation>Kalibrierung</translation>
    </message>
    <message>
        <source>Calibrating…</source>
        <translation>Kalibrierung läuft …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the build; no incomplete dataset remains.</source>
        <translation>Die Erstellung abbrechen; es bleibt kein unvollständiger Datensatz zurück.</translation>
    </message>
    <message>
        <source>Cancel the evaluation; nothing of it is stored.</source>
        <translation>Die Auswertung abbrechen; nichts davon wird gespeichert.</translation>
    </message>
    <message>
        <source>Cancel; nothing of it is kept.</source>
        <translation>Abbrechen; nichts davon wird behalten.</translation>
    </message>
    <message>
        <source>Canceled. Nothing was written.</source>
        <translation>Abgebrochen. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Canceling…</source>
        <translation>Wird abgebrochen …</translation>
    </message>
    <message>
        <source>Cannot be read: {problem}</source>
        <translation>Nicht lesbar: {problem}</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Fall</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Fälle</translation>
    </message>
    <message>
        <source>Change &amp;folder…</source>
        <translation>&amp;Ordner wechseln …</translation>
    </message>
    <message>
        <source>Change its permissions, or choose another folder.</source>
        <translation>Die Berechtigungen ändern oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Change shortcuts in the preferences.</source>
        <translation>Tastenkürzel in den Einstellungen ändern.</translation>
    </message>
    <message>
        <source>Change the settings of the window, the editor and the suggestions.</source>
        <translation>Die Einstellungen des Fensters, des Editors und der Vorschläge ändern.</translation>
    </message>
    <message>
        <source>Change this setting and request a suggestion.</source>
        <translation>Diese Einstellung ändern und einen Vorschlag anfordern.</translation>
    </message>
    <message>
        <source>Change which keys call which action.</source>
        <translation>Ändern, welche Tasten welche Aktion auslösen.</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Changed shortcuts, &quot;editor.find=Ctrl+F; F3&quot; each; nothing after &quot;=&quot; for none.</source>
        <translation>Geänderte Tastenkürzel, jeweils &quot;editor.find=Ctrl+F; F3&quot;; nichts nach &quot;=&quot; für keines.</translation>
    </message>
    <message numerus="yes">
        <source>Changed since the search: %Ln file(s). Search again.</source>
        <translation>
            <numerusform>Seit der Suche geändert: %Ln Datei. Erneut suchen.</numerusform>
            <numerusform>Seit der Suche geändert: %Ln Dateien. Erneut suchen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Changing</source>
        <translation>Ändert sich</translation>
    </message>
    <message>
        <source>Characters of the longest line.</source>
        <translation>Zeichen der längsten Zeile.</translation>
    </message>
    <message>
        <source>Characters that were not typed.</source>
        <translation>Zeichen, die nicht getippt wurden.</translation>
    </message>
    <message>
        <source>Check against the model</source>
        <translation>Vergleich mit dem Modell</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation>Die Berechtigungen prüfen.</translation>
    </message>
    <message>
        <source>Check the command after --engine.</source>
        <translation>Den Befehl nach --engine prüfen.</translation>
    </message>
    <message>
        <source>Check the disk. What was there before is unharmed.</source>
        <translation>Den Datenträger prüfen. Was vorher da war, ist unversehrt.</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>Den Pfad prüfen.</translation>
    </message>
    <message>
        <source>Check the permissions of its folder.</source>
        <translation>Die Berechtigungen des Ordners prüfen.</translation>
    </message>
    <message>
        <source>Check the spelling, or choose another folder.</source>
        <translation>Die Schreibweise prüfen oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Checkpoints</translation>
    </message>
    <message>
        <source>Checkpoints (*.pth *.pt)</source>
        <translation>Checkpoints (*.pth *.pt)</translation>
    </message>
    <message>
        <source>Choose a .pth file.</source>
        <translation>Eine .pth-Datei wählen.</translation>
    </message>
    <message>
        <source>Choose a file inside it.</source>
        <translation>Eine Datei darin wählen.</translation>
    </message>
    <message>
        <source>Choose a file to see its text.</source>
        <translation>Eine Datei wählen, um ihren Text zu sehen.</translation>
    </message>
    <message>
        <source>Choose a folder of code.</source>
        <translation>Einen Ordner mit Code wählen.</translation>
    </message>
    <message>
        <source>Choose a folder of code. Seen: {counts}.{not_entered}{inside}</source>
        <translation>Einen Ordner mit Code wählen. Gefunden: {counts}.{not_entered}{inside}</translation>
    </message>
    <message>
        <source>Choose a folder of unseen code</source>
        <translation>Ordner mit ungesehenem Code wählen</translation>
    </message>
    <message>
        <source>Choose a folder with code</source>
        <translation>Ordner mit Code wählen</translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>Einen Ordner wählen.</translation>
    </message>
    <message>
        <source>Choose a folder: {name}</source>
        <translation>Ordner wählen: {name}</translation>
    </message>
    <message>
        <source>Choose a lower rate: --set lr_multiplier=0.1</source>
        <translation>Eine niedrigere Rate wählen: --set lr_multiplier=0.1</translation>
    </message>
    <message>
        <source>Choose a model that the light engine can run.</source>
        <translation>Ein Modell wählen, das die leichte Engine ausführen kann.</translation>
    </message>
    <message>
        <source>Choose a new or an empty folder.</source>
        <translation>Einen neuen oder leeren Ordner wählen.</translation>
    </message>
    <message>
        <source>Choose a project that the model was not trained on.</source>
        <translation>Ein Projekt wählen, auf dem das Modell nicht trainiert wurde.</translation>
    </message>
    <message>
        <source>Choose a size and a time, and start. The curve shows what the model has learned; it can make suggestions while it learns.</source>
        <translation>Eine Größe und eine Zeit wählen und starten. Die Kurve zeigt, was das Modell gelernt hat; es kann schon beim Lernen Vorschläge machen.</translation>
    </message>
    <message>
        <source>Choose a smaller preset or batch size.</source>
        <translation>Eine kleinere Vorgabe oder Batchgröße wählen.</translation>
    </message>
    <message>
        <source>Choose an earlier checkpoint, or train again with a smaller learning rate.</source>
        <translation>Einen früheren Checkpoint wählen oder mit kleinerer Lernrate neu trainieren.</translation>
    </message>
    <message>
        <source>Choose another checkpoint of the run, or continue from the previous one.</source>
        <translation>Einen anderen Checkpoint des Laufs wählen oder vom vorherigen aus fortsetzen.</translation>
    </message>
    <message>
        <source>Choose another folder (--workspace, --out), or change its permissions.</source>
        <translation>Einen anderen Ordner wählen (--workspace, --out) oder seine Berechtigungen ändern.</translation>
    </message>
    <message>
        <source>Choose another folder in the preferences.</source>
        <translation>In den Einstellungen einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>Ein anderes Modell wählen.</translation>
    </message>
    <message>
        <source>Choose another name, or replace it with --force.</source>
        <translation>Einen anderen Namen wählen oder mit --force ersetzen.</translation>
    </message>
    <message>
        <source>Choose another one with --port.</source>
        <translation>Mit --port einen anderen wählen.</translation>
    </message>
    <message>
        <source>Choose another title.</source>
        <translation>Einen anderen Titel wählen.</translation>
    </message>
    <message>
        <source>Choose archives or tables of code</source>
        <translation>Archive oder Tabellen mit Code wählen</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>Dateien wählen</translation>
    </message>
    <message>
        <source>Choose files to open.</source>
        <translation>Dateien zum Öffnen wählen.</translation>
    </message>
    <message>
        <source>Choose folders and tokenize their code.</source>
        <translation>Ordner wählen und ihren Code in Tokens umwandeln.</translation>
    </message>
    <message>
        <source>Choose folders with code; they are cleaned and turned into tokens.</source>
        <translation>Ordner mit Code wählen; sie werden bereinigt und in Tokens umgewandelt.</translation>
    </message>
    <message>
        <source>Choose kv_heads that divide heads.</source>
        <translation>kv_heads so wählen, dass es heads teilt.</translation>
    </message>
    <message>
        <source>Choose one above 1023.</source>
        <translation>Einen über 1023 wählen.</translation>
    </message>
    <message>
        <source>Choose one from 1024 to 65535.</source>
        <translation>Einen von 1024 bis 65535 wählen.</translation>
    </message>
    <message>
        <source>Choose one of {names}, or unset the variable.</source>
        <translation>Eines von {names} wählen oder die Variable löschen.</translation>
    </message>
    <message>
        <source>Choose one of: {choices}.</source>
        <translation>Möglich sind: {choices}.</translation>
    </message>
    <message>
        <source>Choose one of: {filter_presets}.</source>
        <translation>Möglich sind: {filter_presets}.</translation>
    </message>
    <message>
        <source>Choose one of: {names}.</source>
        <translation>Möglich sind: {names}.</translation>
    </message>
    <message>
        <source>Choose one or more of: {language_names}.</source>
        <translation>Eine oder mehrere wählen: {language_names}.</translation>
    </message>
    <message>
        <source>Choose one that ends in {suffix}.</source>
        <translation>Einen wählen, der auf {suffix} endet.</translation>
    </message>
    <message>
        <source>Choose sources and build a dataset from them.</source>
        <translation>Quellen wählen und einen Datensatz daraus erstellen.</translation>
    </message>
    <message>
        <source>Choose the name of a file.</source>
        <translation>Einen Dateinamen wählen.</translation>
    </message>
    <message>
        <source>Choose the name of a folder.</source>
        <translation>Einen Ordnernamen wählen.</translation>
    </message>
    <message>
        <source>Choose the target.</source>
        <translation>Das Ziel wählen.</translation>
    </message>
    <message>
        <source>Chooses cursor positions and passages.</source>
        <translation>Wählt Cursorpositionen und Passagen.</translation>
    </message>
    <message>
        <source>Chooses the sample of a larger corpus.</source>
        <translation>Wählt die Stichprobe eines größeren Korpus.</translation>
    </message>
    <message>
        <source>Chooses which files are in the validation split.</source>
        <translation>Wählt, welche Dateien in der Validierungsmenge sind.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear the list: then Python&apos;s standard library is read.</source>
        <translation>Die Liste leeren: Dann wird die Standardbibliothek von Python gelesen.</translation>
    </message>
    <message>
        <source>Click to show these files.</source>
        <translation>Klicken, um diese Dateien zu zeigen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close &amp;brackets and quotes</source>
        <translation>Klammern un&amp;d Anführungszeichen schließen</translation>
    </message>
    <message>
        <source>Close brackets and quotes</source>
        <translation>Klammern und Anführungszeichen schließen</translation>
    </message>
    <message>
        <source>Close find in files (Esc)</source>
        <translation>Suche in Dateien schließen (Esc)</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>Andere Programme schließen und erneut versuchen.</translation>
    </message>
    <message>
        <source>Close the bar (Esc)</source>
        <translation>Leiste schließen (Esc)</translation>
    </message>
    <message>
        <source>Close the file</source>
        <translation>Datei schließen</translation>
    </message>
    <message>
        <source>Close the file tree</source>
        <translation>Dateibaum schließen</translation>
    </message>
    <message>
        <source>Close the file.</source>
        <translation>Die Datei schließen.</translation>
    </message>
    <message>
        <source>Close the panel</source>
        <translation>Bereich schließen</translation>
    </message>
    <message>
        <source>Clusters of duplicates</source>
        <translation>Gruppen von Duplikaten</translation>
    </message>
    <message>
        <source>Co&amp;py line down</source>
        <translation>Zeile nach unten ko&amp;pieren</translation>
    </message>
    <message>
        <source>Co&amp;py versions</source>
        <translation>Versionen ko&amp;pieren</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Code ({suffixes})</source>
        <translation>Code ({suffixes})</translation>
    </message>
    <message>
        <source>Code files</source>
        <translation>Code-Dateien</translation>
    </message>
    <message>
        <source>Code in one file (*.zip *.tar *.tar.gz *.tgz *.tar.bz2 *.tar.xz *.jsonl *.parquet);;All files (*)</source>
        <translation>Code in einer Datei (*.zip *.tar *.tar.gz *.tgz *.tar.bz2 *.tar.xz *.jsonl *.parquet);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Code of other projects, by the name of its folder.</source>
        <translation>Code anderer Projekte, nach dem Namen seines Ordners.</translation>
    </message>
    <message>
        <source>Code that does not parse</source>
        <translation>Code mit Syntaxfehlern</translation>
    </message>
    <message>
        <source>Code to evaluate on</source>
        <translation>Auszuwertender Code</translation>
    </message>
    <message>
        <source>Color the text by the probability of its tokens.</source>
        <translation>Den Text nach der Wahrscheinlichkeit seiner Tokens einfärben.</translation>
    </message>
    <message>
        <source>Colors.</source>
        <translation>Farben.</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Comment or uncomment the selected lines.</source>
        <translation>Die markierten Zeilen ein- oder auskommentieren.</translation>
    </message>
    <message>
        <source>Comments and strings of this language are not recognized.</source>
        <translation>Kommentare und Zeichenketten dieser Sprache werden nicht erkannt.</translation>
    </message>
    <message>
        <source>Comments in</source>
        <translation>In Kommentaren</translation>
    </message>
    <message>
        <source>Compare files</source>
        <translation>Dateien vergleichen</translation>
    </message>
    <message>
        <source>Compare runs</source>
        <translation>Läufe vergleichen</translation>
    </message>
    <message>
        <source>Compare the settings and results of two runs.</source>
        <translation>Einstellungen und Ergebnisse zweier Läufe vergleichen.</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>Verglichen mit</translation>
    </message>
    <message>
        <source>Compared with the checkpoint in {reader}.</source>
        <translation>Mit dem Checkpoint verglichen in {reader}.</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Compile</source>
        <translation>Kompilieren</translation>
    </message>
    <message>
        <source>Compiled code</source>
        <translation>Kompilierter Code</translation>
    </message>
    <message>
        <source>Compiling or trying it failed: {rstrip}.</source>
        <translation>Kompilieren oder Probelauf ist fehlgeschlagen: {rstrip}.</translation>
    </message>
    <message>
        <source>Compressed size of the text under the model alone: less is better.</source>
        <translation>Komprimierte Größe des Texts mit dem Modell allein: Weniger ist besser.</translation>
    </message>
    <message>
        <source>Compute intervals</source>
        <translation>Intervalle berechnen</translation>
    </message>
    <message>
        <source>Compute loss and gradients by the program&apos;s own C code, in fp32 on a processor: faster there than torch&apos;s operations, and the same bits with any number of threads. Needs a C compiler. auto uses it where bf16 is no faster.</source>
        <translation>Verlust und Gradienten mit dem C-Code des Programms berechnen, in fp32 auf einem Prozessor: dort schneller als die Operationen von torch und bitgleich bei jeder Zahl von Threads. Erfordert einen C-Compiler. „auto“ verwendet ihn, wo bf16 nicht schneller ist.</translation>
    </message>
    <message>
        <source>Computes in {chosen}: {figures:,.0f} tokens/s in trials{beside}.</source>
        <translation>Rechnet in {chosen}: {figures:,.0f} Tokens/s in Versuchen{beside}.</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>Wird berechnet …</translation>
    </message>
    <message>
        <source>Confidence threshold</source>
        <translation>Konfidenzschwelle</translation>
    </message>
    <message>
        <source>Confidence threshold, languages, sampling, and statistics of suggestions.</source>
        <translation>Konfidenzschwelle, Sprachen, Sampling und Statistik der Vorschläge.</translation>
    </message>
    <message>
        <source>Confidence thresholds at which passages are typed.</source>
        <translation>Konfidenzschwellen, bei denen Passagen getippt werden.</translation>
    </message>
    <message>
        <source>Connect an e&amp;ditor…</source>
        <translation>E&amp;ditor verbinden …</translation>
    </message>
    <message>
        <source>Connect an editor</source>
        <translation>Editor verbinden</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>Verbinden …</translation>
    </message>
    <message>
        <source>Content column of tables</source>
        <translation>Inhaltsspalte von Tabellen</translation>
    </message>
    <message>
        <source>Content of the log</source>
        <translation>Inhalt des Protokolls</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>Context warmup</source>
        <translation>Kontext-Aufwärmphase</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Continue at a lower learning rate</source>
        <translation>Mit niedrigerer Lernrate fortsetzen</translation>
    </message>
    <message>
        <source>Continue from there at half the rate: --resume {run} {options}</source>
        <translation>Von dort mit halber Rate fortsetzen: --resume {run} {options}</translation>
    </message>
    <message>
        <source>Continue the selected run from its last checkpoint; a finished run is extended by the length that is set on the left.</source>
        <translation>Den ausgewählten Lauf von seinem letzten Checkpoint aus fortsetzen; ein beendeter Lauf wird um die links eingestellte Länge verlängert.</translation>
    </message>
    <message>
        <source>Continue with your text; saving will ask again.</source>
        <translation>Mit dem eigenen Text fortfahren; beim Speichern wird erneut gefragt.</translation>
    </message>
    <message>
        <source>Continues from the weights, architecture and tokenizer of this checkpoint, with three tenths of the learning rates unless you set them. The new and the replay dataset are validated before and after.</source>
        <translation>Setzt mit Gewichten, Architektur und Tokenizer dieses Checkpoints fort, mit drei Zehnteln der Lernraten, sofern keine anderen eingestellt sind. Der neue Datensatz und der Wiederholungsdatensatz werden vorher und nachher validiert.</translation>
    </message>
    <message>
        <source>Continuing from step {step:,} as if the run had never stopped: weights, optimizer, order of the data and random numbers are the same to the last bit.</source>
        <translation>Fortsetzung ab Schritt {step:,}, als wäre der Lauf nie angehalten worden: Gewichte, Optimierer, Reihenfolge der Daten und Zufallszahlen sind bis aufs letzte Bit gleich.</translation>
    </message>
    <message>
        <source>Continuing from step {step:,} with the weights and the optimizer of the run, but not as if it had never stopped: {differences}.</source>
        <translation>Fortsetzung ab Schritt {step:,} mit den Gewichten und dem Optimierer des Laufs, aber nicht, als wäre er nie angehalten worden: {differences}.</translation>
    </message>
    <message>
        <source>Continuing from step {step:,}: weights, optimizer and random numbers are the same to the last bit. An older version started this run and did not record its data: if they were built again since, the run does not continue as if it had never stopped.</source>
        <translation>Fortsetzung ab Schritt {step:,}: Gewichte, Optimierer und Zufallszahlen sind bis aufs letzte Bit gleich. Eine ältere Version hat diesen Lauf gestartet und seine Daten nicht aufgezeichnet: Wurden sie seither neu erstellt, geht der Lauf nicht so weiter, als wäre er nie angehalten worden.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copied to {run}.</source>
        <translation>Kopiert nach {run}.</translation>
    </message>
    <message>
        <source>Copies and indexes that are made again when they are deleted.</source>
        <translation>Kopien und Indizes, die neu erstellt werden, wenn sie gelöscht sind.</translation>
    </message>
    <message>
        <source>Copies {project} ({license}): {tokens} equal tokens, in no other project</source>
        <translation>Kopiert {project} ({license}): {tokens} gleiche Tokens, in keinem anderen Projekt</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;line</source>
        <translation>Zei&amp;le kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;settings</source>
        <translation>Ein&amp;stellungen kopieren</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Copy relative &amp;path</source>
        <translation>&amp;Relativen Pfad kopieren</translation>
    </message>
    <message>
        <source>Copy the card to the clipboard as Markdown.</source>
        <translation>Die Karte als Markdown in die Zwischenablage kopieren.</translation>
    </message>
    <message>
        <source>Copy the dataset, and for a resume the run folder, to every machine.</source>
        <translation>Den Datensatz und zum Fortsetzen den Ordner des Laufs auf jeden Rechner kopieren.</translation>
    </message>
    <message>
        <source>Copy the message and its details.</source>
        <translation>Die Meldung und ihre Einzelheiten kopieren.</translation>
    </message>
    <message>
        <source>Copy the path of {title}</source>
        <translation>Pfad kopieren: {title}</translation>
    </message>
    <message>
        <source>Copy the path to the clipboard.</source>
        <translation>Den Pfad in die Zwischenablage kopieren.</translation>
    </message>
    <message>
        <source>Copy the plot with its legend to the clipboard.</source>
        <translation>Das Diagramm mit seiner Legende in die Zwischenablage kopieren.</translation>
    </message>
    <message>
        <source>Copy the run with its checkpoints, to continue it in two ways.</source>
        <translation>Den Lauf mit seinen Checkpoints kopieren, um ihn auf zwei Arten fortzusetzen.</translation>
    </message>
    <message>
        <source>Copy the selected lines above themselves.</source>
        <translation>Die ausgewählten Zeilen über sich selbst kopieren.</translation>
    </message>
    <message>
        <source>Copy the selected lines below themselves.</source>
        <translation>Die ausgewählten Zeilen unter sich selbst kopieren.</translation>
    </message>
    <message>
        <source>Copy the settings of the run into the form on the left.</source>
        <translation>Die Einstellungen des Laufs in das Formular links übernehmen.</translation>
    </message>
    <message>
        <source>Copy the settings to the clipboard.</source>
        <translation>Die Einstellungen in die Zwischenablage kopieren.</translation>
    </message>
    <message>
        <source>Copy the table to the clipboard.</source>
        <translation>Die Tabelle in die Zwischenablage kopieren.</translation>
    </message>
    <message>
        <source>Copy the versions, for a report of an error.</source>
        <translation>Die Versionen für einen Fehlerbericht kopieren.</translation>
    </message>
    <message>
        <source>Copy to the clipboard.</source>
        <translation>In die Zwischenablage kopieren.</translation>
    </message>
    <message>
        <source>Copy what is shown to the clipboard.</source>
        <translation>Das Gezeigte in die Zwischenablage kopieren.</translation>
    </message>
    <message>
        <source>Copying {run}</source>
        <translation>{run} wird kopiert</translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation>Korpus</translation>
    </message>
    <message>
        <source>Corpus {name!r} has several datasets.</source>
        <translation>Der Korpus {name!r} hat mehrere Datensätze.</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Richtig</translation>
    </message>
    <message>
        <source>Correct that line.</source>
        <translation>Diese Zeile korrigieren.</translation>
    </message>
    <message>
        <source>Cost of a wrong suggestion</source>
        <translation>Kosten eines falschen Vorschlags</translation>
    </message>
    <message>
        <source>Counting files</source>
        <translation>Dateien werden gezählt</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Abdeckung</translation>
    </message>
    <message>
        <source>Coverage against precision</source>
        <translation>Abdeckung und Präzision</translation>
    </message>
    <message>
        <source>Crashed</source>
        <translation>Abgestürzt</translation>
    </message>
    <message>
        <source>Crashes</source>
        <translation>Abstürze</translation>
    </message>
    <message>
        <source>Create an empty file.</source>
        <translation>Eine leere Datei anlegen.</translation>
    </message>
    <message>
        <source>Create the card again.</source>
        <translation>Die Karte neu erstellen.</translation>
    </message>
    <message>
        <source>Creating a model card</source>
        <translation>Modellkarte wird erstellt</translation>
    </message>
    <message>
        <source>Creating the card…</source>
        <translation>Die Karte wird erstellt …</translation>
    </message>
    <message>
        <source>Creative</source>
        <translation>Kreativ</translation>
    </message>
    <message>
        <source>Ctrl+Down line</source>
        <translation>Strg+Ab Zeile</translation>
    </message>
    <message>
        <source>Ctrl+Right word</source>
        <translation>Strg+Rechts Wort</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>Cursor</source>
        <translation>Cursor</translation>
    </message>
    <message>
        <source>Cursor position</source>
        <translation>Cursorposition</translation>
    </message>
    <message>
        <source>Cursor positions at which a line is completed, of four kinds in equal parts.</source>
        <translation>Cursorpositionen, an denen eine Zeile vervollständigt wird, von vier Arten zu gleichen Teilen.</translation>
    </message>
    <message>
        <source>Cursor positions: {count}</source>
        <translation>Cursorpositionen: {count}</translation>
    </message>
    <message>
        <source>Cursor: {name}</source>
        <translation>Cursor: {name}</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>Kurve</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>D&amp;elete line</source>
        <translation>Zeile &amp;löschen</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Datasets</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Datasets here: {names}.</source>
        <translation>Vorhandene Datensätze: {names}.</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Decay fraction</source>
        <translation>Abklinganteil</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Dedent the lines.</source>
        <translation>Den Einzug der Zeilen verringern.</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Default settings apply; the old file is now {name}.</source>
        <translation>Es gelten die Standardeinstellungen; die alte Datei heißt jetzt {name}.</translation>
    </message>
    <message>
        <source>Defaults apply instead of these values; all other settings are kept.</source>
        <translation>Statt dieser Werte gelten die Standardwerte; alle anderen Einstellungen bleiben.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln run(s) and the deleted evaluations permanently?</source>
        <translation>
            <numerusform>%Ln Lauf und die gelöschten Auswertungen endgültig löschen?</numerusform>
            <numerusform>%Ln Läufe und die gelöschten Auswertungen endgültig löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete it to forget its decisions: {path}</source>
        <translation>Die Datei löschen, um ihre Entscheidungen zu vergessen: {path}</translation>
    </message>
    <message>
        <source>Delete permanently</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Delete the corpus instead.</source>
        <translation>Stattdessen den Korpus löschen.</translation>
    </message>
    <message>
        <source>Delete the evaluation that is shown; it can be restored.</source>
        <translation>Die gezeigte Auswertung löschen; sie kann wiederhergestellt werden.</translation>
    </message>
    <message>
        <source>Delete the selected lines.</source>
        <translation>Die ausgewählten Zeilen löschen.</translation>
    </message>
    <message>
        <source>Delete this evaluation.</source>
        <translation>Diese Auswertung löschen.</translation>
    </message>
    <message>
        <source>Delete this folder and build again: {folder}</source>
        <translation>Diesen Ordner löschen und neu erstellen: {folder}</translation>
    </message>
    <message>
        <source>Deleting an evaluation</source>
        <translation>Auswertung wird gelöscht</translation>
    </message>
    <message>
        <source>Deleting {run}</source>
        <translation>{run} wird gelöscht</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Did you mean {close!r}?</source>
        <translation>Ist {close!r} gemeint?</translation>
    </message>
    <message>
        <source>Disabled languages</source>
        <translation>Ausgeschaltete Sprachen</translation>
    </message>
    <message>
        <source>Discard the changes.</source>
        <translation>Die Änderungen verwerfen.</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>Dismiss this message.</source>
        <translation>Diese Meldung ausblenden.</translation>
    </message>
    <message>
        <source>Do &amp;not use a project for this folder</source>
        <translation>Für diesen Ordner &amp;kein Projekt verwenden</translation>
    </message>
    <message>
        <source>Do not trust this file.</source>
        <translation>Dieser Datei nicht vertrauen.</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Drop Python files that Python cannot parse: broken, too old, or something else. Parsing takes most of the time of reading.</source>
        <translation>Python-Dateien verwerfen, die Python nicht parsen kann: fehlerhaft, zu alt oder etwas anderes. Das Parsen beansprucht den größten Teil der Lesezeit.</translation>
    </message>
    <message>
        <source>Drop code of other projects and what programs wrote, by the names of folders and files in the two lists below. A source itself is never dropped.</source>
        <translation>Code anderer Projekte und von Programmen Erzeugtes verwerfen, nach den Namen von Ordnern und Dateien in den beiden Listen unten. Eine Quelle selbst wird nie verworfen.</translation>
    </message>
    <message>
        <source>Drop dedicated test files: test_*.py, *_test.py, *Test.java, classes of tests.</source>
        <translation>Reine Testdateien verwerfen: test_*.py, *_test.py, *Test.java, Testklassen.</translation>
    </message>
    <message>
        <source>Drop duplicates</source>
        <translation>Duplikate verwerfen</translation>
    </message>
    <message>
        <source>Drop files that say in their first five lines that a program wrote them.</source>
        <translation>Dateien verwerfen, deren erste fünf Zeilen sagen, dass ein Programm sie geschrieben hat.</translation>
    </message>
    <message>
        <source>Drop folders of code here, zip or tar archives, or tables of code (JSONL, Parquet). With no source chosen, Python&apos;s own standard library is read: a good first dataset that needs no download.</source>
        <translation>Ordner mit Code, Zip- oder Tar-Archive oder Tabellen mit Code (JSONL, Parquet) hier ablegen. Ohne Quelle wird die Standardbibliothek von Python gelesen: ein guter erster Datensatz, für den nichts heruntergeladen wird.</translation>
    </message>
    <message>
        <source>Drop folders or archives of unseen code here. Files similar to training files are dropped and counted.</source>
        <translation>Ordner oder Archive mit ungesehenem Code hier ablegen. Dateien, die Trainingsdateien ähneln, werden verworfen und gezählt.</translation>
    </message>
    <message>
        <source>Drop generated</source>
        <translation>Generierte verwerfen</translation>
    </message>
    <message>
        <source>Drop ignored files</source>
        <translation>Ignorierte Dateien verwerfen</translation>
    </message>
    <message>
        <source>Drop near duplicates</source>
        <translation>Beinahe-Duplikate verwerfen</translation>
    </message>
    <message>
        <source>Drop tests</source>
        <translation>Tests verwerfen</translation>
    </message>
    <message>
        <source>Drop the selected files from every build.</source>
        <translation>Die ausgewählten Dateien bei jeder Erstellung verwerfen.</translation>
    </message>
    <message>
        <source>Drop unparsable</source>
        <translation>Nicht parsbare verwerfen</translation>
    </message>
    <message>
        <source>Drop vendored code</source>
        <translation>Fremden Code verwerfen</translation>
    </message>
    <message>
        <source>Drop what .gitignore files and .git/info/exclude exclude; inside a git checkout those of the folders above the source count too.</source>
        <translation>Verwerfen, was .gitignore-Dateien und .git/info/exclude ausschließen; in einem Git-Arbeitsverzeichnis zählen auch die der Ordner über der Quelle.</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Dropped by you</source>
        <translation>Selbst verworfen</translation>
    </message>
    <message>
        <source>Dropped files</source>
        <translation>Verworfene Dateien</translation>
    </message>
    <message numerus="yes">
        <source>Dropped: %Ln file(s) with secrets.</source>
        <translation>
            <numerusform>Verworfen: %Ln Datei mit Geheimnissen.</numerusform>
            <numerusform>Verworfen: %Ln Dateien mit Geheimnissen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Drops tests, data, generated code, broken files and near-duplicates; replaces secrets.</source>
        <translation>Verwirft Tests, Daten, generierten Code, fehlerhafte Dateien und Beinahe-Duplikate; ersetzt Geheimnisse.</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplikat</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplikate</translation>
    </message>
    <message>
        <source>Duplicates and near-duplicates, and which file is kept.</source>
        <translation>Duplikate und Beinahe-Duplikate, und welche Datei behalten wird.</translation>
    </message>
    <message>
        <source>Duplicates of its files are not detected, and the n-gram baseline is omitted where it has nothing to count.</source>
        <translation>Duplikate seiner Dateien werden nicht erkannt, und die n-Gramm-Vergleichsbasis entfällt, wo sie nichts zu zählen hat.</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren …</translation>
    </message>
    <message>
        <source>E-mail addresses</source>
        <translation>E-Mail-Adressen</translation>
    </message>
    <message>
        <source>Each file becomes a tab: at most {count} files can be replaced at a time.</source>
        <translation>Jede Datei wird zu einem Reiter: Höchstens {count} Dateien können auf einmal ersetzt werden.</translation>
    </message>
    <message>
        <source>Each system for each kind of line; the bars below have the intervals.</source>
        <translation>Jedes System für jede Art von Zeile; die Balken darunter haben die Intervalle.</translation>
    </message>
    <message>
        <source>Each training with its models and curves.</source>
        <translation>Jedes Training mit seinen Modellen und Kurven.</translation>
    </message>
    <message>
        <source>Eager</source>
        <translation>Eifrig</translation>
    </message>
    <message>
        <source>Earlier errors of the window</source>
        <translation>Frühere Fehler des Fensters</translation>
    </message>
    <message>
        <source>Edit similarity</source>
        <translation>Editierähnlichkeit</translation>
    </message>
    <message>
        <source>Edit the prompts that the model continues.</source>
        <translation>Die Prompts bearbeiten, die das Modell fortsetzt.</translation>
    </message>
    <message>
        <source>Editors</source>
        <translation>Editoren</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>Vergangene Zeit</translation>
    </message>
    <message>
        <source>Emacs with lsp-mode</source>
        <translation>Emacs mit lsp-mode</translation>
    </message>
    <message>
        <source>Embedding learning rate</source>
        <translation>Lernrate der Einbettung</translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>Papierkorb leeren</translation>
    </message>
    <message>
        <source>Emptying the trash</source>
        <translation>Papierkorb wird geleert</translation>
    </message>
    <message>
        <source>Encoding if not UTF-8</source>
        <translation>Kodierung, falls nicht UTF-8</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Verschlüsselt</translation>
    </message>
    <message>
        <source>End every middle with &lt;eos&gt;, so that other programs that run the model stop where the gap is filled. Without it only the last middle of a file ends so.</source>
        <translation>Jede Mitte mit &lt;eos&gt; beenden, damit andere Programme, die das Modell ausführen, dort aufhören, wo die Lücke gefüllt ist. Sonst endet nur die letzte Mitte einer Datei so.</translation>
    </message>
    <message>
        <source>End the search; what was found stays</source>
        <translation>Die Suche beenden; was gefunden wurde, bleibt</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>Enter a line number, or line:column.</source>
        <translation>Eine Zeilennummer eingeben, oder Zeile:Spalte.</translation>
    </message>
    <message>
        <source>Enter a number from {low} to {high}.</source>
        <translation>Eine Zahl von {low} bis {high} eingeben.</translation>
    </message>
    <message>
        <source>Enter another name.</source>
        <translation>Einen anderen Namen eingeben.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Equal passages in the training set {names}:</source>
        <translation>Gleiche Passagen in der Trainingsmenge {names}:</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Errors of the window</source>
        <translation>Fehler des Fensters</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Schätzen</translation>
    </message>
    <message>
        <source>Estimated time to the end of the run.</source>
        <translation>Geschätzte Zeit bis zum Ende des Laufs.</translation>
    </message>
    <message>
        <source>Estimating a run</source>
        <translation>Lauf wird geschätzt</translation>
    </message>
    <message>
        <source>Estimating the run</source>
        <translation>Lauf wird geschätzt</translation>
    </message>
    <message>
        <source>Ev&amp;aluate</source>
        <translation>A&amp;uswertung</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>Evaluate a model on unseen code.</source>
        <translation>Ein Modell auf ungesehenem Code auswerten.</translation>
    </message>
    <message>
        <source>Evaluate on a folder and its subfolders.</source>
        <translation>Auf einem Ordner und seinen Unterordnern auswerten.</translation>
    </message>
    <message>
        <source>Evaluate seconds</source>
        <translation>Sekunden zwischen Validierungen</translation>
    </message>
    <message>
        <source>Evaluate steps</source>
        <translation>Schritte zwischen Validierungen</translation>
    </message>
    <message>
        <source>Evaluate the best checkpoint on unseen code.</source>
        <translation>Den besten Checkpoint auf ungesehenem Code auswerten.</translation>
    </message>
    <message>
        <source>Evaluate the model twice, with and without the other files of each project, and the project without a model. Each folder is taken for a project; the file itself and near-duplicates of it are ignored.</source>
        <translation>Das Modell zweimal auswerten, mit und ohne die anderen Dateien jedes Projekts, und das Projekt ohne Modell. Jeder Ordner gilt als ein Projekt; die Datei selbst und ihre Beinahe-Duplikate werden nicht berücksichtigt.</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>Auswertung läuft</translation>
    </message>
    <message>
        <source>Evaluating a model</source>
        <translation>Modell wird ausgewertet</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>Evaluation in progress</source>
        <translation>Auswertung im Gange</translation>
    </message>
    <message>
        <source>Evaluation tokens</source>
        <translation>Validierungstokens</translation>
    </message>
    <message>
        <source>Every cursor position.</source>
        <translation>Jede Cursorposition.</translation>
    </message>
    <message>
        <source>Every file</source>
        <translation>Jede Datei</translation>
    </message>
    <message>
        <source>Every file that was found, also those of other languages.</source>
        <translation>Jede gefundene Datei, auch die anderer Sprachen.</translation>
    </message>
    <message>
        <source>Every file, the decision about it, and why.</source>
        <translation>Jede Datei, die Entscheidung über sie und der Grund.</translation>
    </message>
    <message>
        <source>Every measure with its interval for each system.</source>
        <translation>Jede Messgröße mit ihrem Intervall für jedes System.</translation>
    </message>
    <message>
        <source>Every shortcut on one page.</source>
        <translation>Alle Tastenkürzel auf einer Seite.</translation>
    </message>
    <message>
        <source>Every text field uses these keys itself.</source>
        <translation>Jedes Textfeld verwendet diese Tasten selbst.</translation>
    </message>
    <message>
        <source>Every token is read {passes:.1f} times, and past {max_useful_epochs:.0f} that teaches little. Add files, or end sooner.</source>
        <translation>Jedes Token wird {passes:.1f}-mal gelesen, und mehr als {max_useful_epochs:.0f}-mal bringt wenig. Dateien hinzufügen oder früher enden.</translation>
    </message>
    <message>
        <source>Everything here was recorded or measured; nothing was written by hand.</source>
        <translation>Alles hier wurde aufgezeichnet oder gemessen; nichts ist von Hand geschrieben.</translation>
    </message>
    <message>
        <source>Everything recorded and measured of the chosen model.</source>
        <translation>Alles, was über das gewählte Modell aufgezeichnet und gemessen wurde.</translation>
    </message>
    <message>
        <source>Everything that saves more keystrokes than reading it costs.</source>
        <translation>Alles, was mehr Anschläge spart, als das Lesen kostet.</translation>
    </message>
    <message>
        <source>Everything that was recorded and measured of the chosen model, on one page.</source>
        <translation>Alles, was über das gewählte Modell aufgezeichnet und gemessen wurde, auf einer Seite.</translation>
    </message>
    <message>
        <source>Everything that was recorded and measured, on one page.</source>
        <translation>Alles, was aufgezeichnet und gemessen wurde, auf einer Seite.</translation>
    </message>
    <message>
        <source>Everything that you make: datasets, runs, models, evaluations.</source>
        <translation>Alles selbst Erstellte: Datensätze, Läufe, Modelle, Auswertungen.</translation>
    </message>
    <message>
        <source>Exact duplicates</source>
        <translation>Exakte Duplikate</translation>
    </message>
    <message>
        <source>Exact match</source>
        <translation>Exakt richtig</translation>
    </message>
    <message>
        <source>Exchange them.</source>
        <translation>Die beiden vertauschen.</translation>
    </message>
    <message>
        <source>Excluded by a .gitignore file or by .git/info/exclude.</source>
        <translation>Von einer .gitignore-Datei oder von .git/info/exclude ausgeschlossen.</translation>
    </message>
    <message>
        <source>Excluded projects</source>
        <translation>Ausgeschlossene Projekte</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Expected: {text}</source>
        <translation>Erwartet: {text}</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Export &amp;tables…</source>
        <translation>&amp;Tabellen exportieren …</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>CSV exportieren …</translation>
    </message>
    <message>
        <source>Export as &amp;JSON…</source>
        <translation>Als &amp;JSON exportieren …</translation>
    </message>
    <message>
        <source>Export as CS&amp;V…</source>
        <translation>Als CS&amp;V exportieren …</translation>
    </message>
    <message>
        <source>Export into</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>Export it with --to hf, or train with a larger vocabulary.</source>
        <translation>Mit --to hf exportieren oder mit größerem Vokabular trainieren.</translation>
    </message>
    <message>
        <source>Export model</source>
        <translation>Modell exportieren</translation>
    </message>
    <message>
        <source>Export the data</source>
        <translation>Daten exportieren</translation>
    </message>
    <message>
        <source>Export the files as a table</source>
        <translation>Dateien als Tabelle exportieren</translation>
    </message>
    <message>
        <source>Export the model for another program.</source>
        <translation>Das Modell für ein anderes Programm exportieren.</translation>
    </message>
    <message>
        <source>Export the plot</source>
        <translation>Diagramm exportieren</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>Bericht exportieren</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Export läuft</translation>
    </message>
    <message>
        <source>Exporting the data</source>
        <translation>Daten werden exportiert</translation>
    </message>
    <message>
        <source>Exporting the files</source>
        <translation>Dateien werden exportiert</translation>
    </message>
    <message>
        <source>Exporting the report</source>
        <translation>Bericht wird exportiert</translation>
    </message>
    <message>
        <source>Exporting {run}</source>
        <translation>{run} wird exportiert</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Exporte</translation>
    </message>
    <message>
        <source>F&amp;orget this project</source>
        <translation>Dieses Projekt &amp;vergessen</translation>
    </message>
    <message>
        <source>FIM ends middles</source>
        <translation>FIM beendet Mitten</translation>
    </message>
    <message>
        <source>FIM rate</source>
        <translation>FIM-Anteil</translation>
    </message>
    <message>
        <source>Feed-forward width</source>
        <translation>Feed-Forward-Breite</translation>
    </message>
    <message>
        <source>Fetch packages</source>
        <translation>Pakete laden</translation>
    </message>
    <message>
        <source>Few letters and digits: tables, or drawings.</source>
        <translation>Wenige Buchstaben und Ziffern: Tabellen oder Zeichnungen.</translation>
    </message>
    <message>
        <source>Fewer settings</source>
        <translation>Weniger Einstellungen</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Figures before and after this step do not compare.</source>
        <translation>Werte vor und nach diesem Schritt sind nicht vergleichbar.</translation>
    </message>
    <message>
        <source>Figures before and after this step do not compare; the best weights are chosen by the new files.</source>
        <translation>Werte vor und nach diesem Schritt sind nicht vergleichbar; die besten Gewichte werden anhand der neuen Dateien gewählt.</translation>
    </message>
    <message>
        <source>Figures of the curve</source>
        <translation>Werte der Kurve</translation>
    </message>
    <message>
        <source>Figures with 95 % confidence intervals</source>
        <translation>Werte mit 95-%-Konfidenzintervallen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>File still parses (Python)</source>
        <translation>Datei bleibt parsbar (Python)</translation>
    </message>
    <message>
        <source>File tree</source>
        <translation>Dateibaum</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Files and runs: Rename</source>
        <translation>Dateien und Läufe: Umbenennen</translation>
    </message>
    <message>
        <source>Files are found, filtered and tokenized. Every file that is dropped is counted with its reason.</source>
        <translation>Dateien werden gesucht, gefiltert und in Tokens umgewandelt. Jede verworfene Datei wird mit ihrem Grund gezählt.</translation>
    </message>
    <message>
        <source>Files beyond this are not read, the farthest first.</source>
        <translation>Weitere Dateien werden nicht gelesen, die entferntesten zuerst.</translation>
    </message>
    <message>
        <source>Files dropped for each reason</source>
        <translation>Verworfene Dateien nach Grund</translation>
    </message>
    <message>
        <source>Files for bits per byte: {count}</source>
        <translation>Dateien für Bits pro Byte: {count}</translation>
    </message>
    <message>
        <source>Files kept</source>
        <translation>Behaltene Dateien</translation>
    </message>
    <message>
        <source>Files of each language</source>
        <translation>Dateien jeder Sprache</translation>
    </message>
    <message>
        <source>Files of other languages are dropped.</source>
        <translation>Dateien anderer Sprachen werden verworfen.</translation>
    </message>
    <message>
        <source>Files of the chosen languages that are not dropped by name, as counted before.</source>
        <translation>Dateien der gewählten Sprachen, die nicht schon nach dem Namen verworfen werden, wie zuvor gezählt.</translation>
    </message>
    <message>
        <source>Files of the cluster</source>
        <translation>Dateien der Gruppe</translation>
    </message>
    <message>
        <source>Files of the corpus</source>
        <translation>Dateien des Korpus</translation>
    </message>
    <message>
        <source>Files of the project</source>
        <translation>Dateien des Projekts</translation>
    </message>
    <message>
        <source>Files of which a passage is typed key by key; 0 types none.</source>
        <translation>Dateien, von denen eine Passage Taste für Taste getippt wird; bei 0 keine.</translation>
    </message>
    <message>
        <source>Files on which bits per byte are measured; 0 measures none.</source>
        <translation>Dateien, auf denen Bits pro Byte gemessen werden; bei 0 keine.</translation>
    </message>
    <message>
        <source>Files read</source>
        <translation>Gelesene Dateien</translation>
    </message>
    <message>
        <source>Files seen</source>
        <translation>Gefundene Dateien</translation>
    </message>
    <message>
        <source>Files that the model was not trained on.</source>
        <translation>Dateien, auf denen das Modell nicht trainiert wurde.</translation>
    </message>
    <message>
        <source>Files to exclude</source>
        <translation>Auszuschließende Dateien</translation>
    </message>
    <message>
        <source>Files to include</source>
        <translation>Einzuschließende Dateien</translation>
    </message>
    <message>
        <source>Files whose lines are longer on average are dropped: they are data. 0 allows any.</source>
        <translation>Dateien, deren Zeilen im Mittel länger sind, werden verworfen: Sie sind Daten. Bei 0 ist jede Länge erlaubt.</translation>
    </message>
    <message>
        <source>Files whose text goes into the dataset.</source>
        <translation>Dateien, deren Text in den Datensatz kommt.</translation>
    </message>
    <message>
        <source>Files whose text is in the dataset.</source>
        <translation>Dateien, deren Text im Datensatz ist.</translation>
    </message>
    <message>
        <source>Files with a larger fraction of non-ASCII characters are dropped: they are data, or prose in another script. Code with comments in Chinese or Russian usually stays below it.</source>
        <translation>Dateien mit einem größeren Anteil an Zeichen außerhalb von ASCII werden verworfen: Sie sind Daten oder Prosa in einer anderen Schrift. Code mit chinesischen oder russischen Kommentaren bleibt meist darunter.</translation>
    </message>
    <message>
        <source>Files with a longer line are dropped: they are minified, or hold data. 0 allows any.</source>
        <translation>Dateien mit einer längeren Zeile werden verworfen: Sie sind minifiziert oder enthalten Daten. Bei 0 ist jede Länge erlaubt.</translation>
    </message>
    <message>
        <source>Files with a near copy</source>
        <translation>Dateien mit ähnlicher Kopie</translation>
    </message>
    <message>
        <source>Files with a smaller fraction of letters and digits are dropped: they are tables or drawings. 0 allows any.</source>
        <translation>Dateien mit einem kleineren Anteil an Buchstaben und Ziffern werden verworfen: Sie sind Tabellen oder Zeichnungen. Bei 0 ist jeder Anteil erlaubt.</translation>
    </message>
    <message>
        <source>Files with fewer lines are dropped.</source>
        <translation>Dateien mit weniger Zeilen werden verworfen.</translation>
    </message>
    <message>
        <source>Files with more lines are dropped.</source>
        <translation>Dateien mit mehr Zeilen werden verworfen.</translation>
    </message>
    <message>
        <source>Files with secrets</source>
        <translation>Dateien mit Geheimnissen</translation>
    </message>
    <message>
        <source>Files with simulated typing: {count}</source>
        <translation>Dateien mit Tippsimulation: {count}</translation>
    </message>
    <message>
        <source>Files without a near copy</source>
        <translation>Dateien ohne ähnliche Kopie</translation>
    </message>
    <message>
        <source>Filte&amp;rs</source>
        <translation>Filte&amp;r</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter the runs</source>
        <translation>Läufe filtern</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>Weitersu&amp;chen</translation>
    </message>
    <message>
        <source>Find any action of the window by a part of its name.</source>
        <translation>Jede Aktion des Fensters über einen Teil ihres Namens finden.</translation>
    </message>
    <message>
        <source>Find files</source>
        <translation>Dateien suchen</translation>
    </message>
    <message>
        <source>Find in fi&amp;les…</source>
        <translation>In Dateien s&amp;uchen …</translation>
    </message>
    <message>
        <source>Find in files</source>
        <translation>In Dateien suchen</translation>
    </message>
    <message>
        <source>Find in files…</source>
        <translation>In Dateien suchen …</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>Rückwärts suc&amp;hen</translation>
    </message>
    <message>
        <source>Find text and replace it.</source>
        <translation>Text suchen und ersetzen.</translation>
    </message>
    <message>
        <source>Find text in all files of the project.</source>
        <translation>Text in allen Dateien des Projekts suchen.</translation>
    </message>
    <message>
        <source>Find text.</source>
        <translation>Text suchen.</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Suchen …</translation>
    </message>
    <message>
        <source>Finish the step, save and end the run. It can be continued later.</source>
        <translation>Den Schritt abschließen, speichern und den Lauf beenden. Er kann später fortgesetzt werden.</translation>
    </message>
    <message>
        <source>Finishing the step and saving</source>
        <translation>Schritt wird abgeschlossen und gespeichert</translation>
    </message>
    <message>
        <source>First part of the run in which windows are half a context long, and twice as many: what is near is learned first, in fewer steps. 0: whole windows from the start.</source>
        <translation>Erster Teil des Laufs, in dem Fenster halb so lang wie der Kontext sind, und doppelt so viele: Das Nahe wird zuerst gelernt, in weniger Schritten. 0: von Anfang an ganze Fenster.</translation>
    </message>
    <message>
        <source>First run</source>
        <translation>Erster Lauf</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folder of datasets, runs and models, after the next start; empty for the default. Nothing is moved. The command line uses it with --workspace.</source>
        <translation>Ordner für Datensätze, Läufe und Modelle, ab dem nächsten Start; leer für den Standardordner. Nichts wird verschoben. Die Befehlszeile verwendet ihn mit --workspace.</translation>
    </message>
    <message>
        <source>Folders and archives of code; Delete removes the selected ones.</source>
        <translation>Ordner und Archive mit Code; Entf entfernt die ausgewählten.</translation>
    </message>
    <message>
        <source>Folders to evaluate on</source>
        <translation>Ordner zum Auswerten</translation>
    </message>
    <message>
        <source>Folders with more entries hold data; of the root itself so many files are found.</source>
        <translation>Ordner mit mehr Einträgen enthalten Daten; im obersten Ordner selbst werden so viele Dateien gefunden.</translation>
    </message>
    <message>
        <source>Folders, files, archives (zip, tar) or tables (JSON lines, Parquet) to read. None: the standard library of the running Python.</source>
        <translation>Zu lesende Ordner, Dateien, Archive (zip, tar) oder Tabellen (JSON-Zeilen, Parquet). Keine: die Standardbibliothek des laufenden Python.</translation>
    </message>
    <message>
        <source>Follow the system.</source>
        <translation>Dem System folgen.</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>Schrift</translation>
    </message>
    <message>
        <source>Font of the code; only fonts whose characters are equally wide.</source>
        <translation>Schrift des Codes; nur Schriften mit gleich breiten Zeichen.</translation>
    </message>
    <message>
        <source>Font size</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>For this time and this data {suggested_preset} will come out ahead of {preset}.</source>
        <translation>Bei dieser Zeit und diesen Daten wird {suggested_preset} besser abschneiden als {preset}.</translation>
    </message>
    <message>
        <source>For width {width}: head_dim = {width_2}.</source>
        <translation>Für width {width}: head_dim = {width_2}.</translation>
    </message>
    <message>
        <source>Forecast of the next run</source>
        <translation>Prognose für den nächsten Lauf</translation>
    </message>
    <message>
        <source>Forget &amp;adaptation</source>
        <translation>&amp;Anpassung vergessen</translation>
    </message>
    <message>
        <source>Forget it there first: --forget PATH --run {start}. Then fine-tune the new run.</source>
        <translation>Zuerst dort vergessen: --forget PFAD --run {start}. Danach ein Fine-Tuning des neuen Laufs.</translation>
    </message>
    <message>
        <source>Forgot the project {name}: {files} deleted from the cache.</source>
        <translation>Projekt {name} vergessen: {files} aus dem Cache gelöscht.</translation>
    </message>
    <message>
        <source>Forgot what the model has learned from {name}.</source>
        <translation>Was das Modell aus {name} gelernt hat, ist vergessen.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Fraction of characters that are not ASCII: data, or prose in another script.</source>
        <translation>Anteil der Zeichen außerhalb von ASCII: Daten oder Prosa in einer anderen Schrift.</translation>
    </message>
    <message>
        <source>Fraction of the documents that are cut in three and learned in the order start, end, middle, so that the model can also fill a gap. Needs the everyday tokenizer; 0 does not.</source>
        <translation>Anteil der Dokumente, die dreigeteilt und in der Reihenfolge Anfang, Ende, Mitte gelernt werden, damit das Modell auch eine Lücke füllen kann. Erfordert den Alltags-Tokenizer; bei 0 keine.</translation>
    </message>
    <message>
        <source>Fraction of the files in the validation split: the model is measured on them and is never trained on them.</source>
        <translation>Anteil der Dateien in der Validierungsmenge: An ihnen wird das Modell gemessen, auf ihnen wird es nie trainiert.</translation>
    </message>
    <message>
        <source>Fraction of the learning rates that the model was trained with at their peak.</source>
        <translation>Anteil der Lernraten, mit denen das Modell in der Spitze trainiert wurde.</translation>
    </message>
    <message>
        <source>Fraction of the line that is correct before the first wrong character.</source>
        <translation>Anteil der Zeile, der vor dem ersten falschen Zeichen richtig ist.</translation>
    </message>
    <message>
        <source>Fraction of the shown suggestions that came from the cache.</source>
        <translation>Anteil der gezeigten Vorschläge, die aus dem Cache kamen.</translation>
    </message>
    <message>
        <source>Fraction of the shown suggestions that was accepted, in whole or in part.</source>
        <translation>Anteil der gezeigten Vorschläge, die ganz oder teilweise angenommen wurden.</translation>
    </message>
    <message>
        <source>Fraction of the time in which held-out files are typed with the model, to know how many keystrokes it saves; 0 for none.</source>
        <translation>Anteil der Zeit, in der zurückgehaltene Dateien mit dem Modell getippt werden, um zu erfahren, wie viele Anschläge es spart; bei 0 keiner.</translation>
    </message>
    <message>
        <source>Fraction of the windows that come from the replay dataset.</source>
        <translation>Anteil der Fenster, die aus dem Wiederholungsdatensatz kommen.</translation>
    </message>
    <message>
        <source>Fraction of the windows that come from what the model was trained on, so that it does not forget that; where it is on this computer.</source>
        <translation>Anteil der Fenster, die aus dem kommen, worauf das Modell trainiert wurde, damit es das nicht vergisst; sofern es auf diesem Computer ist.</translation>
    </message>
    <message>
        <source>Free some space.</source>
        <translation>Speicherplatz freigeben.</translation>
    </message>
    <message>
        <source>From step {step}, the last good state, with {settings}.</source>
        <translation>Von Schritt {step}, dem letzten guten Zustand, mit {settings}.</translation>
    </message>
    <message>
        <source>From the calibration of the model: this threshold saves most keystrokes, where reading a wrong suggestion costs {cost} keystrokes. The preferences change the cost.</source>
        <translation>Aus der Kalibrierung des Modells: Dieser Schwellenwert spart die meisten Anschläge, wenn das Lesen eines falschen Vorschlags {cost} Anschläge kostet. Diese Kosten lassen sich in den Einstellungen ändern.</translation>
    </message>
    <message>
        <source>From which fraction of common five-token sequences on (Jaccard) two files are near-duplicates.</source>
        <translation>Ab welchem Anteil gemeinsamer Folgen von fünf Tokens (Jaccard) zwei Dateien Beinahe-Duplikate sind.</translation>
    </message>
    <message>
        <source>Full: narrow intervals</source>
        <translation>Voll: enge Intervalle</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>Generiert</translation>
    </message>
    <message>
        <source>Generated code</source>
        <translation>Generierter Code</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Getting started</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>Give --max-minutes 10 or --max-steps 1000.</source>
        <translation>--max-minutes 10 oder --max-steps 1000 angeben.</translation>
    </message>
    <message>
        <source>Give a larger --max-steps or --max-minutes; both count from the start of the run.</source>
        <translation>Ein größeres --max-steps oder --max-minutes angeben; beide zählen vom Beginn des Laufs an.</translation>
    </message>
    <message>
        <source>Give a name such as cp1252, latin-1, gbk, shift_jis or koi8-r.</source>
        <translation>Einen Namen wie cp1252, latin-1, gbk, shift_jis oder koi8-r angeben.</translation>
    </message>
    <message>
        <source>Give the command another name.</source>
        <translation>Dem Befehl einen anderen Namen geben.</translation>
    </message>
    <message>
        <source>Give the model as many: --set model.vocabulary={vocabulary}</source>
        <translation>Dem Modell ebenso viele geben: --set model.vocabulary={vocabulary}</translation>
    </message>
    <message>
        <source>Give the path of one file of code.</source>
        <translation>Den Pfad einer Code-Datei angeben.</translation>
    </message>
    <message>
        <source>Give the run another title.</source>
        <translation>Dem Lauf einen anderen Titel geben.</translation>
    </message>
    <message>
        <source>Go to &amp;first source</source>
        <translation>Zur &amp;ersten Quelle gehen</translation>
    </message>
    <message>
        <source>Go to a line by its number.</source>
        <translation>Zu einer Zeile nach ihrer Nummer gehen.</translation>
    </message>
    <message>
        <source>Go to file</source>
        <translation>Gehe zu Datei</translation>
    </message>
    <message>
        <source>Go to file in {folder}</source>
        <translation>Gehe zu Datei in {folder}</translation>
    </message>
    <message>
        <source>Go to matching &amp;bracket</source>
        <translation>Zur passenden Klammer g&amp;ehen</translation>
    </message>
    <message>
        <source>Go to the file that is kept.</source>
        <translation>Zur behaltenen Datei gehen.</translation>
    </message>
    <message>
        <source>Go to the next match of Find in files.</source>
        <translation>Zum nächsten Treffer der Suche in Dateien gehen.</translation>
    </message>
    <message>
        <source>Go to the next match.</source>
        <translation>Zum nächsten Treffer gehen.</translation>
    </message>
    <message>
        <source>Go to the previous match of Find in files.</source>
        <translation>Zum vorherigen Treffer der Suche in Dateien gehen.</translation>
    </message>
    <message>
        <source>Go to the previous match.</source>
        <translation>Zum vorherigen Treffer gehen.</translation>
    </message>
    <message>
        <source>Go to training with this dataset chosen.</source>
        <translation>Zum Training gehen, mit diesem Datensatz gewählt.</translation>
    </message>
    <message>
        <source>Gradient clip</source>
        <translation>Gradientenbegrenzung</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>Gradientennorm</translation>
    </message>
    <message>
        <source>Greedy choices: {tokens_equal:,} of {tokens:,} tokens the same, {prompts_equal} of {prompts} continuations wholly.</source>
        <translation>Wahrscheinlichste Tokens: {tokens_equal:,} von {tokens:,} gleich, {prompts_equal} von {prompts} Fortsetzungen vollständig.</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Halve the batch size and double the accumulation: the result stays the same.</source>
        <translation>Die Batchgröße halbieren und die Akkumulation verdoppeln: Das Ergebnis bleibt gleich.</translation>
    </message>
    <message>
        <source>Head dim</source>
        <translation>Head-Breite</translation>
    </message>
    <message>
        <source>Head learning rate</source>
        <translation>Lernrate des Ausgabekopfs</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Dateikopf</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>Heads</translation>
    </message>
    <message>
        <source>Heads of keys and values. With fewer than heads, several heads use each.</source>
        <translation>Heads für Keys und Values. Sind es weniger als Heads, teilen sich mehrere Heads jeden davon.</translation>
    </message>
    <message>
        <source>Held out tokens</source>
        <translation>Zurückgehaltene Tokens</translation>
    </message>
    <message>
        <source>Held-out files of its dataset</source>
        <translation>Zurückgehaltene Dateien seines Datensatzes</translation>
    </message>
    <message>
        <source>Held-out text cannot be typed</source>
        <translation>Zurückgehaltener Text kann nicht getippt werden</translation>
    </message>
    <message>
        <source>Held-out text could not be typed</source>
        <translation>Zurückgehaltener Text konnte nicht getippt werden</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Hide architecture</source>
        <translation>Architektur ausblenden</translation>
    </message>
    <message>
        <source>Hide recipe</source>
        <translation>Rezept ausblenden</translation>
    </message>
    <message>
        <source>Hide this message.</source>
        <translation>Diese Meldung ausblenden.</translation>
    </message>
    <message>
        <source>Highlight each token by the probability that the model gave it.</source>
        <translation>Jedes Token nach der Wahrscheinlichkeit hervorheben, die das Modell ihm gab.</translation>
    </message>
    <message>
        <source>Histogram: {name}</source>
        <translation>Histogramm: {name}</translation>
    </message>
    <message>
        <source>Hold out more: {min_samples} are needed. Or train longer.</source>
        <translation>Mehr zurückhalten: {min_samples} werden benötigt. Oder länger trainieren.</translation>
    </message>
    <message>
        <source>How late the window reacts, over the last ten seconds: the median, the 99th percentile and the maximum.</source>
        <translation>Wie spät das Fenster reagiert, in den letzten zehn Sekunden: der Median, das 99. Perzentil und das Maximum.</translation>
    </message>
    <message>
        <source>How long an answer may get.</source>
        <translation>Wie lang eine Antwort werden darf.</translation>
    </message>
    <message>
        <source>How long the model learns at a time.</source>
        <translation>Wie lange das Modell jeweils lernt.</translation>
    </message>
    <message>
        <source>How long the model learns. Only time in which it computes counts: pauses do not.</source>
        <translation>Wie lange das Modell lernt. Nur Rechenzeit zählt, Pausen nicht.</translation>
    </message>
    <message>
        <source>How many blocks are stacked.</source>
        <translation>Wie viele Blöcke gestapelt sind.</translation>
    </message>
    <message>
        <source>How many characters must precede the cursor.</source>
        <translation>Wie viele Zeichen vor dem Cursor stehen müssen.</translation>
    </message>
    <message>
        <source>How many different answers are made.</source>
        <translation>Wie viele verschiedene Antworten gemacht werden.</translation>
    </message>
    <message>
        <source>How many different tokens the model can read and write.</source>
        <translation>Wie viele verschiedene Tokens das Modell lesen und schreiben kann.</translation>
    </message>
    <message>
        <source>How many lines it may have.</source>
        <translation>Wie viele Zeilen er haben darf.</translation>
    </message>
    <message>
        <source>How many tokens there are at most. More make texts shorter and the model larger.</source>
        <translation>Wie viele Tokens es höchstens gibt. Mehr machen Texte kürzer und das Modell größer.</translation>
    </message>
    <message>
        <source>How much better it must become on held-out files of the project, in bits per byte.</source>
        <translation>Um wie viel es auf zurückgehaltenen Dateien des Projekts besser werden muss, in Bits pro Byte.</translation>
    </message>
    <message>
        <source>How much is measured: more takes longer and is more precise.</source>
        <translation>Wie viel gemessen wird: Mehr dauert länger und ist genauer.</translation>
    </message>
    <message>
        <source>How much it has forgotten is not known: its training data is not here.</source>
        <translation>Wie viel es vergessen hat, ist nicht bekannt: Seine Trainingsdaten sind nicht hier.</translation>
    </message>
    <message>
        <source>How much of the running gradient AdamW keeps in each step. A lower value follows new gradients sooner.</source>
        <translation>Wie viel vom laufenden Gradienten AdamW bei jedem Schritt behält. Ein niedrigerer Wert folgt neuen Gradienten schneller.</translation>
    </message>
    <message>
        <source>How much text the tokenizer is trained on at most; of a larger corpus it takes an even sample. More takes longer and changes little.</source>
        <translation>Mit wie viel Text der Tokenizer höchstens trainiert wird; von einem größeren Korpus nimmt er eine gleichmäßige Stichprobe. Mehr dauert länger und ändert wenig.</translation>
    </message>
    <message>
        <source>How much worse the model may become on what it was trained on, in bits per byte; beyond that, less of what was learned is kept.</source>
        <translation>Um wie viel schlechter das Modell auf dem werden darf, worauf es trainiert wurde, in Bits pro Byte; darüber hinaus wird weniger vom Gelernten behalten.</translation>
    </message>
    <message>
        <source>How often 12 tokens or more of a suggestion and the text before it stand in exactly one project of the training set and are not trivial.</source>
        <translation>Wie oft 12 oder mehr Tokens eines Vorschlags und des Texts davor in genau einem Projekt der Trainingsmenge stehen und nicht trivial sind.</translation>
    </message>
    <message>
        <source>How often a pair must occur to become a token.</source>
        <translation>Wie oft ein Paar vorkommen muss, um ein Token zu werden.</translation>
    </message>
    <message>
        <source>How often a shown suggestion is correct to its end.</source>
        <translation>Wie oft ein gezeigter Vorschlag bis zum Ende richtig ist.</translation>
    </message>
    <message>
        <source>How often a suggestion is shown while typing.</source>
        <translation>Wie oft beim Tippen ein Vorschlag gezeigt wird.</translation>
    </message>
    <message>
        <source>How often the dataset is read; more than four epochs improve the model little.</source>
        <translation>Wie oft der Datensatz gelesen wird; mehr als vier Epochen verbessern das Modell wenig.</translation>
    </message>
    <message>
        <source>How often the file with the suggestion in it is valid Python.</source>
        <translation>Wie oft die Datei mit dem Vorschlag darin gültiges Python ist.</translation>
    </message>
    <message>
        <source>How often the suggestion is exactly the rest of the line.</source>
        <translation>Wie oft der Vorschlag genau der Rest der Zeile ist.</translation>
    </message>
    <message>
        <source>How often the word at the cursor is completed to exactly the expected one.</source>
        <translation>Wie oft das Wort am Cursor genau zum erwarteten vervollständigt wird.</translation>
    </message>
    <message>
        <source>How suggestions were accepted.</source>
        <translation>Wie Vorschläge angenommen wurden.</translation>
    </message>
    <message>
        <source>How weights are stored in a GGUF file. f16: 16 bits each, nothing that matters is lost. q8_0: 8 bits, half the size, small deviations.</source>
        <translation>Wie Gewichte in einer GGUF-Datei gespeichert werden. f16: je 16 Bits, nichts Wichtiges geht verloren. q8_0: 8 Bits, halbe Größe, kleine Abweichungen.</translation>
    </message>
    <message>
        <source>How wide a tab character is shown. How lines are indented follows from the file.</source>
        <translation>Wie breit ein Tabulator gezeigt wird. Wie Zeilen eingerückt sind, ergibt sich aus der Datei.</translation>
    </message>
    <message>
        <source>Icon of Tabwright</source>
        <translation>Symbol von Tabwright</translation>
    </message>
    <message>
        <source>Idle seconds</source>
        <translation>Leerlauf in Sekunden</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>Ignoriert</translation>
    </message>
    <message>
        <source>Ignored files</source>
        <translation>Ignorierte Dateien</translation>
    </message>
    <message>
        <source>In co&amp;mments</source>
        <translation>In &amp;Kommentaren</translation>
    </message>
    <message>
        <source>In comments</source>
        <translation>In Kommentaren</translation>
    </message>
    <message>
        <source>In st&amp;rings</source>
        <translation>In &amp;Zeichenketten</translation>
    </message>
    <message>
        <source>In strings</source>
        <translation>In Zeichenketten</translation>
    </message>
    <message>
        <source>In the training split, in the validation split, or dropped.</source>
        <translation>In der Trainingsmenge, in der Validierungsmenge oder verworfen.</translation>
    </message>
    <message>
        <source>In this &amp;language</source>
        <translation>In dieser &amp;Sprache</translation>
    </message>
    <message>
        <source>In {file}: {how}</source>
        <translation>In {file}: {how}</translation>
    </message>
    <message>
        <source>In {folder}</source>
        <translation>In {folder}</translation>
    </message>
    <message>
        <source>In {language} files</source>
        <translation>In {language}-Dateien</translation>
    </message>
    <message>
        <source>Include ignored</source>
        <translation>Ignorierte einschließen</translation>
    </message>
    <message>
        <source>Include secrets</source>
        <translation>Geheimnisse einschließen</translation>
    </message>
    <message>
        <source>Indent the lines.</source>
        <translation>Den Einzug der Zeilen vergrößern.</translation>
    </message>
    <message>
        <source>Index the training set</source>
        <translation>Trainingsmenge indizieren</translation>
    </message>
    <message>
        <source>Indexing the training set</source>
        <translation>Trainingsmenge wird indiziert</translation>
    </message>
    <message>
        <source>Inner width of the feed-forward part.</source>
        <translation>Innere Breite des Feed-Forward-Teils.</translation>
    </message>
    <message>
        <source>Insert line &amp;above</source>
        <translation>Zeile &amp;darüber einfügen</translation>
    </message>
    <message>
        <source>Insert line &amp;below</source>
        <translation>Zeile da&amp;runter einfügen</translation>
    </message>
    <message>
        <source>Insert the clipboard.</source>
        <translation>Die Zwischenablage einfügen.</translation>
    </message>
    <message>
        <source>Insert the closing bracket or quote automatically.</source>
        <translation>Die schließende Klammer oder das schließende Anführungszeichen automatisch einfügen.</translation>
    </message>
    <message>
        <source>Insert the closing bracket or quote together with the opening one.</source>
        <translation>Die schließende Klammer oder das schließende Anführungszeichen zusammen mit dem öffnenden einfügen.</translation>
    </message>
    <message>
        <source>Install it: pip install &apos;tabwright[parquet]&apos;</source>
        <translation>Installieren: pip install &apos;tabwright[parquet]&apos;</translation>
    </message>
    <message>
        <source>Installed Python packages</source>
        <translation>Installierte Python-Pakete</translation>
    </message>
    <message>
        <source>Instead of bits per byte of text. Bits per byte do not depend on the vocabulary, so they compare different models.</source>
        <translation>Statt Bits pro Byte Text. Bits pro Byte hängen nicht vom Vokabular ab und vergleichen daher verschiedene Modelle.</translation>
    </message>
    <message>
        <source>Invalid pattern: {problem} at character {offset}.</source>
        <translation>Ungültiges Muster: {problem} bei Zeichen {offset}.</translation>
    </message>
    <message>
        <source>Is --rdzv-endpoint the same everywhere, and the port open?</source>
        <translation>Ist --rdzv-endpoint überall gleich und der Port offen?</translation>
    </message>
    <message>
        <source>Is another program cleaning the cache, or the disk failing? Try again.</source>
        <translation>Räumt ein anderes Programm den Cache auf, oder fällt der Datenträger aus? Erneut versuchen.</translation>
    </message>
    <message>
        <source>Is the disk with the workspace gone? Choose the checkpoint again.</source>
        <translation>Ist der Datenträger mit dem Arbeitsbereich weg? Den Checkpoint erneut wählen.</translation>
    </message>
    <message>
        <source>It can be changed in the project&apos;s menu.</source>
        <translation>Das lässt sich im Menü des Projekts ändern.</translation>
    </message>
    <message>
        <source>It cannot be compiled or loaded: {error}.</source>
        <translation>Kompilieren oder Laden ist nicht möglich: {error}.</translation>
    </message>
    <message>
        <source>It comes from the model and this file. No project is used.</source>
        <translation>Er kommt vom Modell und aus dieser Datei. Es wird kein Projekt verwendet.</translation>
    </message>
    <message>
        <source>It computes in fp32 on a processor.</source>
        <translation>Er rechnet in fp32 auf einem Prozessor.</translation>
    </message>
    <message>
        <source>It did not take the model: {error}.</source>
        <translation>Das Modell wurde nicht angenommen: {error}.</translation>
    </message>
    <message>
        <source>It has forgotten nothing of what it was trained on.</source>
        <translation>Es hat nichts von dem vergessen, worauf es trainiert wurde.</translation>
    </message>
    <message>
        <source>It has to answer every line as {command_line} does.</source>
        <translation>Es muss jede Zeile so beantworten wie {command_line}.</translation>
    </message>
    <message>
        <source>It has too few lines.</source>
        <translation>Sie hat zu wenige Zeilen.</translation>
    </message>
    <message>
        <source>It has too many lines.</source>
        <translation>Sie hat zu viele Zeilen.</translation>
    </message>
    <message>
        <source>It is encrypted in its archive.</source>
        <translation>Sie ist in ihrem Archiv verschlüsselt.</translation>
    </message>
    <message>
        <source>It is in the cache and is made again when it is deleted.</source>
        <translation>Er liegt im Cache und wird neu erstellt, wenn er gelöscht wird.</translation>
    </message>
    <message>
        <source>It is in the training split.</source>
        <translation>Sie ist in der Trainingsmenge.</translation>
    </message>
    <message>
        <source>It is in the validation split: the model is never trained on it.</source>
        <translation>Sie ist in der Validierungsmenge: Das Modell wird nie auf ihr trainiert.</translation>
    </message>
    <message>
        <source>It is not UTF-8 and declares no other encoding; the build settings can name one.</source>
        <translation>Sie ist nicht UTF-8 und gibt keine andere Kodierung an; in den Einstellungen der Erstellung lässt sich eine angeben.</translation>
    </message>
    <message>
        <source>It is not asked again.</source>
        <translation>Es wird nicht noch einmal gefragt.</translation>
    </message>
    <message>
        <source>It is not known what this model was trained on. Choose other code.</source>
        <translation>Es ist nicht bekannt, worauf dieses Modell trainiert wurde. Anderen Code wählen.</translation>
    </message>
    <message>
        <source>It is not text.</source>
        <translation>Sie ist kein Text.</translation>
    </message>
    <message>
        <source>It is prepared at its first use, unless only PyTorch can run its shape.</source>
        <translation>Bei der ersten Verwendung wird es vorbereitet, sofern nicht nur PyTorch seine Form ausführen kann.</translation>
    </message>
    <message>
        <source>It is switched off by {switch}=off.</source>
        <translation>Mit {switch}=off ausgeschaltet.</translation>
    </message>
    <message>
        <source>It kept changing while it was read.</source>
        <translation>Sie änderte sich beim Lesen immer wieder.</translation>
    </message>
    <message>
        <source>It may be of another optimizer; start a new run.</source>
        <translation>Er gehört vielleicht zu einem anderen Optimierer; einen neuen Lauf starten.</translation>
    </message>
    <message>
        <source>It may have been moved or renamed.</source>
        <translation>Sie wurde vielleicht verschoben oder umbenannt.</translation>
    </message>
    <message>
        <source>It no longer existed when it was to be read.</source>
        <translation>Sie war nicht mehr vorhanden, als sie gelesen werden sollte.</translation>
    </message>
    <message>
        <source>It says that a program wrote it.</source>
        <translation>In ihr steht, dass ein Programm sie geschrieben hat.</translation>
    </message>
    <message>
        <source>It stays read-only. To keep it unchanged, cancel and save under another name.</source>
        <translation>Sie bleibt schreibgeschützt. Um sie unverändert zu lassen, abbrechen und unter einem anderen Namen speichern.</translation>
    </message>
    <message>
        <source>It was dropped: {reasons}.</source>
        <translation>Die Datei wurde verworfen: {reasons}.</translation>
    </message>
    <message>
        <source>It was moved or deleted. Open another folder.</source>
        <translation>Der Ordner wurde verschoben oder gelöscht. Einen anderen öffnen.</translation>
    </message>
    <message>
        <source>It was not read as code, so there is no text to keep.</source>
        <translation>Die Datei wurde nicht als Code gelesen, daher gibt es keinen Text zu behalten.</translation>
    </message>
    <message>
        <source>It would close a bracket that is not open.</source>
        <translation>Er würde eine Klammer schließen, die nicht offen ist.</translation>
    </message>
    <message>
        <source>It would copy one project of the training set.</source>
        <translation>Er würde ein einzelnes Projekt der Trainingsmenge kopieren.</translation>
    </message>
    <message>
        <source>It would end in the middle of an expression.</source>
        <translation>Er würde mitten in einem Ausdruck enden.</translation>
    </message>
    <message>
        <source>It would leave a bracket or quote open.</source>
        <translation>Er würde eine Klammer oder ein Anführungszeichen offen lassen.</translation>
    </message>
    <message>
        <source>It would repeat the line above.</source>
        <translation>Er würde die Zeile darüber wiederholen.</translation>
    </message>
    <message>
        <source>It would repeat the next line.</source>
        <translation>Er würde die nächste Zeile wiederholen.</translation>
    </message>
    <message>
        <source>It would repeat the text after the cursor.</source>
        <translation>Er würde den Text nach dem Cursor wiederholen.</translation>
    </message>
    <message>
        <source>Its classes are test suites, whatever its name.</source>
        <translation>Ihre Klassen sind Testsammlungen, wie immer sie heißt.</translation>
    </message>
    <message>
        <source>Its classes are test suites.</source>
        <translation>Ihre Klassen sind Testsammlungen.</translation>
    </message>
    <message>
        <source>Its dataset {name} is not in this workspace. Choose other code.</source>
        <translation>Sein Datensatz {name} ist nicht in diesem Arbeitsbereich. Anderen Code wählen.</translation>
    </message>
    <message>
        <source>Its disk may have no trash. Nothing was deleted.</source>
        <translation>Der Datenträger hat vielleicht keinen Papierkorb. Es wurde nichts gelöscht.</translation>
    </message>
    <message>
        <source>Its files are used for suggestions in any case.</source>
        <translation>Seine Dateien werden auf jeden Fall für Vorschläge verwendet.</translation>
    </message>
    <message>
        <source>Its first five lines say that a program wrote it.</source>
        <translation>Ihre ersten fünf Zeilen sagen, dass ein Programm sie geschrieben hat.</translation>
    </message>
    <message>
        <source>Its folder may be incomplete.</source>
        <translation>Der Ordner ist vielleicht unvollständig.</translation>
    </message>
    <message>
        <source>Its language server client does not ask for inline completions.</source>
        <translation>Der Language-Server-Client von Kate fragt nicht nach Inline-Vervollständigungen.</translation>
    </message>
    <message>
        <source>Its lines are too long on average.</source>
        <translation>Ihre Zeilen sind im Mittel zu lang.</translation>
    </message>
    <message>
        <source>Its lines are too long on average: data.</source>
        <translation>Ihre Zeilen sind im Mittel zu lang: Daten.</translation>
    </message>
    <message>
        <source>Its name is that of a test file.</source>
        <translation>Ihr Name ist der einer Testdatei.</translation>
    </message>
    <message>
        <source>Its name leads out of its archive.</source>
        <translation>Ihr Name führt aus ihrem Archiv hinaus.</translation>
    </message>
    <message>
        <source>JetBrains with LSP4IJ</source>
        <translation>JetBrains mit LSP4IJ</translation>
    </message>
    <message>
        <source>Join the selected lines, or the line and the next one.</source>
        <translation>Die ausgewählten Zeilen oder die Zeile und die nächste verbinden.</translation>
    </message>
    <message>
        <source>KV heads</source>
        <translation>KV-Heads</translation>
    </message>
    <message>
        <source>Keep at most {max_prompts}.</source>
        <translation>Höchstens {max_prompts} behalten.</translation>
    </message>
    <message>
        <source>Keep milestones</source>
        <translation>Meilensteine behalten</translation>
    </message>
    <message>
        <source>Keep the selected files whatever the filters say.</source>
        <translation>Die ausgewählten Dateien behalten, was immer die Filter sagen.</translation>
    </message>
    <message>
        <source>Keep the weights of steps 10, 20, 50, 100 and so on, at most 16 and about 1 GB: the editor shows with them how the model learned.</source>
        <translation>Die Gewichte der Schritte 10, 20, 50, 100 und so weiter behalten, höchstens 16 und etwa 1 GB: Der Editor zeigt damit, wie das Modell gelernt hat.</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>Weiter trainieren</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Kept file</source>
        <translation>Behaltene Datei</translation>
    </message>
    <message>
        <source>Kept on this computer only.</source>
        <translation>Nur auf diesem Computer gespeichert.</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Keystrokes</source>
        <translation>Anschläge</translation>
    </message>
    <message>
        <source>Keystrokes saved</source>
        <translation>Gesparte Anschläge</translation>
    </message>
    <message>
        <source>Keystrokes saved in a simulation that types validation files with the model and accepts every correct suggestion, latest figure.</source>
        <translation>Gesparte Anschläge in einer Simulation, die Validierungsdateien mit dem Modell tippt und jeden richtigen Vorschlag annimmt, neuester Wert.</translation>
    </message>
    <message>
        <source>Keystrokes saved, less what reading wrong suggestions costs. A setting of the evaluation says how many keystrokes one costs.</source>
        <translation>Gesparte Anschläge abzüglich dessen, was das Lesen falscher Vorschläge kostet. Eine Einstellung der Auswertung gibt an, wie viele Anschläge einer kostet.</translation>
    </message>
    <message>
        <source>Keystrokes saved, net of reading</source>
        <translation>Gesparte Anschläge, netto</translation>
    </message>
    <message>
        <source>Keystrokes that a user need not type, where accepting a suggestion is one keystroke. The simulated user recognizes every correct suggestion, so it is an upper bound.</source>
        <translation>Anschläge, die man nicht tippen muss, wobei das Annehmen eines Vorschlags einen Anschlag zählt. Die Simulation erkennt jeden richtigen Vorschlag, daher ist es eine Obergrenze.</translation>
    </message>
    <message>
        <source>Keystrokes that reading a wrong suggestion costs. The automatic confidence threshold is the one that saves most keystrokes after this cost; a higher cost shows less.</source>
        <translation>Anschläge, die das Lesen eines falschen Vorschlags kostet. Die automatische Konfidenzschwelle spart nach Abzug dieser Kosten die meisten Anschläge; höhere Kosten zeigen weniger.</translation>
    </message>
    <message>
        <source>Keystrokes that reading a wrong suggestion costs; for the net of the keystrokes saved.</source>
        <translation>Anschläge, die das Lesen eines falschen Vorschlags kostet; für die netto gesparten Anschläge.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Kinds of lines</source>
        <translation>Arten von Zeilen</translation>
    </message>
    <message>
        <source>Known lines</source>
        <translation>Bekannte Zeilen</translation>
    </message>
    <message>
        <source>Known only after the next build: {names}.</source>
        <translation>Erst nach der nächsten Erstellung bekannt: {names}.</translation>
    </message>
    <message>
        <source>Known rests of lines</source>
        <translation>Bekannte Zeilenreste</translation>
    </message>
    <message>
        <source>Known settings: {known}.</source>
        <translation>Bekannte Einstellungen: {known}.</translation>
    </message>
    <message>
        <source>L&amp;ines</source>
        <translation>Zeile&amp;n</translation>
    </message>
    <message>
        <source>L&amp;ogarithmic vertical axis</source>
        <translation>Logarithmische s&amp;enkrechte Achse</translation>
    </message>
    <message>
        <source>Labeling {run}</source>
        <translation>{run} wird beschriftet</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Language and workspace change at the next start.</source>
        <translation>Sprache und Arbeitsbereich ändern sich beim nächsten Start.</translation>
    </message>
    <message>
        <source>Language of the window, after the next start.</source>
        <translation>Sprache des Fensters, ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Language: {name}</source>
        <translation>Sprache: {name}</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Sprachen</translation>
    </message>
    <message>
        <source>Languages that are measured.</source>
        <translation>Sprachen, die gemessen werden.</translation>
    </message>
    <message>
        <source>Languages with suggestions in comments.</source>
        <translation>Sprachen mit Vorschlägen in Kommentaren.</translation>
    </message>
    <message>
        <source>Languages with suggestions in strings.</source>
        <translation>Sprachen mit Vorschlägen in Zeichenketten.</translation>
    </message>
    <message>
        <source>Languages without suggestions.</source>
        <translation>Sprachen ohne Vorschläge.</translation>
    </message>
    <message>
        <source>Languages: {languages}</source>
        <translation>Sprachen: {languages}</translation>
    </message>
    <message>
        <source>Larger files are data rather than code.</source>
        <translation>Größere Dateien sind eher Daten als Code.</translation>
    </message>
    <message>
        <source>Larger files are not read. With the longest line count allowed, a file of 1 MiB has 260 bytes a line and is data rather than code.</source>
        <translation>Größere Dateien werden nicht gelesen. Bei der höchsten erlaubten Zeilenzahl hat eine Datei von 1 MiB 260 Bytes pro Zeile und ist eher Daten als Code.</translation>
    </message>
    <message>
        <source>Larger projects are not read as a whole.</source>
        <translation>Größere Projekte werden nicht vollständig gelesen.</translation>
    </message>
    <message>
        <source>Larger than the largest file that is read.</source>
        <translation>Größer als die größte Datei, die gelesen wird.</translation>
    </message>
    <message>
        <source>Last part of the run over which the learning rate falls to zero in a straight line: 1 falls from the start, 0 never falls.</source>
        <translation>Letzter Teil des Laufs, in dem die Lernrate geradlinig auf null fällt: Bei 1 fällt sie von Anfang an, bei 0 nie.</translation>
    </message>
    <message>
        <source>Last request: none yet.</source>
        <translation>Letzte Anfrage: noch keine.</translation>
    </message>
    <message>
        <source>Last request: {client}, {path}: {outcome} ({time})</source>
        <translation>Letzte Anfrage: {client}, {path}: {outcome} ({time})</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Latency while typing</source>
        <translation>Latenz beim Tippen</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Layers, heads and widths of the model.</source>
        <translation>Schichten, Heads und Breiten des Modells.</translation>
    </message>
    <message>
        <source>Learn what the file so far and the other files of a project do not tell already: the loss is that of their mixture with the model. Reads the dataset once more before the first run. Not with fill-in-the-middle.</source>
        <translation>Lernen, was die bisherige Datei und die anderen Dateien eines Projekts nicht schon sagen: Der Verlust ist der ihrer Mischung mit dem Modell. Liest den Datensatz vor dem ersten Lauf noch einmal. Nicht mit Fill-in-the-Middle.</translation>
    </message>
    <message>
        <source>Learn with the loss of model, file and project together: what these tell already counts little.</source>
        <translation>Mit dem Verlust von Modell, Datei und Projekt zusammen lernen: Was diese schon sagen, zählt wenig.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Learning rate {rate}, gradient norm {norm} before clipping.</source>
        <translation>Lernrate {rate}, Gradientennorm {norm} vor der Begrenzung.</translation>
    </message>
    <message>
        <source>Leave out --precision, or choose --to gguf.</source>
        <translation>--precision weglassen oder --to gguf wählen.</translation>
    </message>
    <message>
        <source>Leave out --set model.*, or train from scratch.</source>
        <translation>--set model.* weglassen oder von Grund auf trainieren.</translation>
    </message>
    <message>
        <source>Leave out --set model.*: a model keeps its architecture.</source>
        <translation>--set model.* weglassen: Ein Modell behält seine Architektur.</translation>
    </message>
    <message>
        <source>Leave out train.optimizer, or start a new run from these weights: --from {folder} --dataset NAME</source>
        <translation>train.optimizer weglassen oder mit diesen Gewichten einen neuen Lauf starten: --from {folder} --dataset NAME</translation>
    </message>
    <message>
        <source>Leave the action without keys.</source>
        <translation>Die Aktion ohne Tasten lassen.</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Length of the run</source>
        <translation>Länge des Laufs</translation>
    </message>
    <message>
        <source>Length of the sample drawn after each measurement; 0 draws none.</source>
        <translation>Länge der Textprobe nach jeder Messung; bei 0 keine.</translation>
    </message>
    <message>
        <source>Let every milestone of the run suggest at the cursor.</source>
        <translation>Jeden Meilenstein des Laufs am Cursor vorschlagen lassen.</translation>
    </message>
    <message>
        <source>Let the model learn from {name} while the computer is idle? A copy of it for this project alone is kept on this computer, and used if it predicts the project better.</source>
        <translation>Das Modell im Leerlauf des Computers aus {name} lernen lassen? Eine Kopie nur für dieses Projekt bleibt auf diesem Computer und wird verwendet, wenn sie das Projekt besser vorhersagt.</translation>
    </message>
    <message>
        <source>Let torch compile the blocks of the model first: up to a minute of waiting, then faster steps. Needs a C++ compiler. auto tries it before runs of 15 minutes and more.</source>
        <translation>torch die Blöcke des Modells zuerst kompilieren lassen: bis zu einer Minute Wartezeit, dann schnellere Schritte. Erfordert einen C++-Compiler. „auto“ versucht es vor Läufen von 15 Minuten und mehr.</translation>
    </message>
    <message>
        <source>Letters and digits</source>
        <translation>Buchstaben und Ziffern</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Line and column of the cursor</source>
        <translation>Zeile und Spalte des Cursors</translation>
    </message>
    <message>
        <source>Line ends are mixed; saving makes them all {name}.</source>
        <translation>Die Zeilenenden sind gemischt; beim Speichern werden alle zu {name}.</translation>
    </message>
    <message>
        <source>Line number</source>
        <translation>Zeilennummer</translation>
    </message>
    <message>
        <source>Line numbers</source>
        <translation>Zeilennummern</translation>
    </message>
    <message>
        <source>Line {line}, column {column}</source>
        <translation>Zeile {line}, Spalte {column}</translation>
    </message>
    <message>
        <source>Line {line}, column {column} ({selected} selected)</source>
        <translation>Zeile {line}, Spalte {column} ({selected} ausgewählt)</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Lines are shown up to {count} characters.</source>
        <translation>Zeilen werden bis zu {count} Zeichen gezeigt.</translation>
    </message>
    <message>
        <source>Lines before and after were not compared: {problem}</source>
        <translation>Zeilen vorher und nachher wurden nicht verglichen: {problem}</translation>
    </message>
    <message>
        <source>Lines of the comment at a file&apos;s start. Longer comments are removed, not the file.</source>
        <translation>Zeilen des Kommentars am Anfang einer Datei. Längere Kommentare werden entfernt, nicht die Datei.</translation>
    </message>
    <message>
        <source>Lines of the file as it was read.</source>
        <translation>Zeilen der Datei, wie sie gelesen wurde.</translation>
    </message>
    <message>
        <source>Lines that are long on average are data.</source>
        <translation>Zeilen, die im Mittel lang sind, sind Daten.</translation>
    </message>
    <message>
        <source>Lines that are typed of each of them.</source>
        <translation>Zeilen, die von jeder getippt werden.</translation>
    </message>
    <message>
        <source>Lines this long are not supported.</source>
        <translation>So lange Zeilen werden nicht unterstützt.</translation>
    </message>
    <message>
        <source>List the models and the stored evaluations again.</source>
        <translation>Die Modelle und die gespeicherten Auswertungen neu auflisten.</translation>
    </message>
    <message>
        <source>Listing evaluations</source>
        <translation>Auswertungen werden aufgelistet</translation>
    </message>
    <message>
        <source>Listing files</source>
        <translation>Dateien werden aufgelistet</translation>
    </message>
    <message>
        <source>Listing files…</source>
        <translation>Dateien werden aufgelistet …</translation>
    </message>
    <message>
        <source>Listing runs</source>
        <translation>Läufe werden aufgelistet</translation>
    </message>
    <message>
        <source>Live: {title}, step {step}</source>
        <translation>Live: {title}, Schritt {step}</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Load the file from disk. Undo brings your text back.</source>
        <translation>Die Datei vom Datenträger laden. „Rückgängig“ bringt den eigenen Text zurück.</translation>
    </message>
    <message>
        <source>Loading torch and the data</source>
        <translation>torch und die Daten werden geladen</translation>
    </message>
    <message>
        <source>Loading {path}…</source>
        <translation>{path} wird geladen …</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen …</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Logits: at most {max_error:.2g} off, {bound:.2g} allowed.</source>
        <translation>Logits: höchstens {max_error:.2g} Abweichung, {bound:.2g} erlaubt.</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Protokolle</translation>
    </message>
    <message>
        <source>Long license texts and descriptions are removed; a file that is nothing else is dropped.</source>
        <translation>Lange Lizenztexte und Beschreibungen werden entfernt; eine Datei, die sonst nichts enthält, wird verworfen.</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Längste</translation>
    </message>
    <message>
        <source>Longest line</source>
        <translation>Längste Zeile</translation>
    </message>
    <message>
        <source>Longest step direction allowed: a rare wild batch cannot throw the model off. 0 switches it off.</source>
        <translation>Größte erlaubte Schrittlänge: Ein seltener Ausreißer-Batch kann das Modell nicht aus der Bahn werfen. 0 schaltet sie aus.</translation>
    </message>
    <message>
        <source>Look whether memory is short; then try again.</source>
        <translation>Prüfen, ob der Arbeitsspeicher knapp ist; dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Looking for alternatives…</source>
        <translation>Alternativen werden gesucht …</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Loss (avg.)</source>
        <translation>Verlust (Mittel)</translation>
    </message>
    <message>
        <source>Loss in &amp;nats per token</source>
        <translation>Verlust in &amp;Nats pro Token</translation>
    </message>
    <message>
        <source>Loss, smoothed</source>
        <translation>Verlust, geglättet</translation>
    </message>
    <message>
        <source>Lowest bits per byte on validation files.</source>
        <translation>Niedrigste Bits pro Byte auf Validierungsdateien.</translation>
    </message>
    <message>
        <source>Lowest bits per byte so far. Its weights are in best_checkpoint.pth, unless the run chooses them by keystrokes saved.</source>
        <translation>Bisher niedrigste Bits pro Byte. Die Gewichte sind in best_checkpoint.pth, sofern der Lauf sie nicht nach gesparten Anschlägen auswählt.</translation>
    </message>
    <message>
        <source>Lr multiplier</source>
        <translation>Faktor der Lernrate</translation>
    </message>
    <message>
        <source>Made for this processor; made again when deleted.</source>
        <translation>Für diesen Prozessor erstellt; wird nach dem Löschen neu erstellt.</translation>
    </message>
    <message>
        <source>Mains</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Mains, or unknown</source>
        <translation>Netz oder unbekannt</translation>
    </message>
    <message>
        <source>Make a dataset</source>
        <translation>Einen Datensatz erstellen</translation>
    </message>
    <message>
        <source>Make head_dim even.</source>
        <translation>head_dim gerade machen.</translation>
    </message>
    <message>
        <source>Make the code larger.</source>
        <translation>Den Code größer darstellen.</translation>
    </message>
    <message>
        <source>Make the code smaller.</source>
        <translation>Den Code kleiner darstellen.</translation>
    </message>
    <message>
        <source>Makes recently used tokens less probable; 1 has no effect. Code repeats itself for good reasons: stay near 1.</source>
        <translation>Macht kürzlich verwendete Tokens weniger wahrscheinlich; 1 hat keine Wirkung. Code wiederholt sich aus gutem Grund: nahe bei 1 bleiben.</translation>
    </message>
    <message>
        <source>Manage</source>
        <translation>Verwalten</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Markieren</translation>
    </message>
    <message>
        <source>Match &amp;case</source>
        <translation>&amp;Groß-/Kleinschreibung beachten</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Groß-/Kleinschreibung beachten</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Max entries</source>
        <translation>Höchstzahl der Einträge</translation>
    </message>
    <message>
        <source>Max file bytes</source>
        <translation>Höchste Dateigröße</translation>
    </message>
    <message>
        <source>Max folder entries</source>
        <translation>Höchstzahl der Ordnereinträge</translation>
    </message>
    <message>
        <source>Max forgetting</source>
        <translation>Höchstes Vergessen</translation>
    </message>
    <message>
        <source>Max header lines</source>
        <translation>Höchste Zeilenzahl des Dateikopfs</translation>
    </message>
    <message>
        <source>Max lines</source>
        <translation>Höchste Zeilenzahl</translation>
    </message>
    <message>
        <source>Max longest line</source>
        <translation>Höchste Länge der längsten Zeile</translation>
    </message>
    <message>
        <source>Max mean line</source>
        <translation>Höchste mittlere Zeilenlänge</translation>
    </message>
    <message>
        <source>Max minutes</source>
        <translation>Höchstdauer in Minuten</translation>
    </message>
    <message>
        <source>Max steps</source>
        <translation>Höchste Schrittzahl</translation>
    </message>
    <message>
        <source>Max tokens</source>
        <translation>Höchste Tokenzahl</translation>
    </message>
    <message>
        <source>Maximum length of a suggestion.</source>
        <translation>Höchste Länge eines Vorschlags.</translation>
    </message>
    <message>
        <source>Maximum non-ASCII fraction</source>
        <translation>Höchster Anteil außerhalb von ASCII</translation>
    </message>
    <message>
        <source>Mean line</source>
        <translation>Mittlere Zeile</translation>
    </message>
    <message>
        <source>Measure again, and delete this one.</source>
        <translation>Neu messen und diese löschen.</translation>
    </message>
    <message>
        <source>Measure on code that the model was not trained on how often it is right. Takes a minute.</source>
        <translation>Auf Code, auf dem das Modell nicht trainiert wurde, messen, wie oft es recht hat. Dauert eine Minute.</translation>
    </message>
    <message>
        <source>Measured by the probe on this machine.</source>
        <translation>Mit der Probe auf diesem Computer gemessen.</translation>
    </message>
    <message>
        <source>Measured on validation files, which training never reads: the figure to compare.</source>
        <translation>Auf Validierungsdateien gemessen, die das Training nie liest: der Wert zum Vergleichen.</translation>
    </message>
    <message>
        <source>Median time that the model took for the latest suggestions.</source>
        <translation>Mediane Zeit, die das Modell für die letzten Vorschläge brauchte.</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Memory loss</source>
        <translation>Verlust der Mischung</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Min alphanumeric share</source>
        <translation>Kleinster Anteil an Buchstaben und Ziffern</translation>
    </message>
    <message>
        <source>Min frequency</source>
        <translation>Kleinste Häufigkeit</translation>
    </message>
    <message>
        <source>Min gain</source>
        <translation>Kleinster Gewinn</translation>
    </message>
    <message>
        <source>Min lines</source>
        <translation>Kleinste Zeilenzahl</translation>
    </message>
    <message>
        <source>Min p</source>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Minified</source>
        <translation>Minifiziert</translation>
    </message>
    <message>
        <source>Minified code and data have lines that nobody would write.</source>
        <translation>Minifizierter Code und Daten haben Zeilen, die niemand schreiben würde.</translation>
    </message>
    <message>
        <source>Minified names</source>
        <translation>Namen minifizierter Dateien</translation>
    </message>
    <message>
        <source>Minified or bundled by a program, by its name.</source>
        <translation>Von einem Programm minifiziert oder gebündelt, nach dem Namen.</translation>
    </message>
    <message>
        <source>Minimum characters</source>
        <translation>Kleinste Zeichenzahl</translation>
    </message>
    <message>
        <source>Minimum confidence</source>
        <translation>Kleinste Konfidenz</translation>
    </message>
    <message>
        <source>Minimum precision</source>
        <translation>Kleinste Präzision</translation>
    </message>
    <message>
        <source>Minimum precisions</source>
        <translation>Kleinste Präzisionen</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Mixed with the new data, so that the model does not forget it.</source>
        <translation>Den neuen Daten beigemischt, damit das Modell ihn nicht vergisst.</translation>
    </message>
    <message>
        <source>Mo&amp;de</source>
        <translation>Modu&amp;s</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Mode: &amp;autocomplete</source>
        <translation>Modus: &amp;Autovervollständigung</translation>
    </message>
    <message>
        <source>Mode: &amp;creative</source>
        <translation>Modus: kreat&amp;iv</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Model ca&amp;rd</source>
        <translation>Mo&amp;dellkarte</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>Modellkarte</translation>
    </message>
    <message>
        <source>Model size and training settings that it was started with.</source>
        <translation>Modellgröße und Trainingseinstellungen, mit denen der Lauf gestartet wurde.</translation>
    </message>
    <message>
        <source>Model: {model}. No project is open.</source>
        <translation>Modell: {model}. Es ist kein Projekt geöffnet.</translation>
    </message>
    <message>
        <source>Model: {model}. Project: {project}.</source>
        <translation>Modell: {model}. Projekt: {project}.</translation>
    </message>
    <message>
        <source>Models in the formats of other programs.</source>
        <translation>Modelle in den Formaten anderer Programme.</translation>
    </message>
    <message>
        <source>Moments of the run, a symbol for each kind.</source>
        <translation>Momente des Laufs, ein Symbol für jede Art.</translation>
    </message>
    <message>
        <source>Momentum warmup steps</source>
        <translation>Aufwärmschritte des Impulses</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>Weitere Einstellungen</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>Mehr …</translation>
    </message>
    <message>
        <source>Most probable tokens:</source>
        <translation>Wahrscheinlichste Tokens:</translation>
    </message>
    <message>
        <source>Mostly characters that are not ASCII: data, or prose in another script.</source>
        <translation>Überwiegend Zeichen außerhalb von ASCII: Daten oder Prosa in einer anderen Schrift.</translation>
    </message>
    <message>
        <source>Move line &amp;up</source>
        <translation>Zeile nach &amp;oben verschieben</translation>
    </message>
    <message>
        <source>Move line do&amp;wn</source>
        <translation>Zeile nach &amp;unten verschieben</translation>
    </message>
    <message>
        <source>Move the cursor to a line and run: each milestone of the run suggests how the line continues at the cursor. The rest of the line is hidden from the models.</source>
        <translation>Den Cursor in eine Zeile setzen und starten: Jeder Meilenstein des Laufs schlägt vor, wie die Zeile am Cursor weitergeht. Der Rest der Zeile ist für die Modelle verborgen.</translation>
    </message>
    <message>
        <source>Move the cursor to the other bracket of the pair.</source>
        <translation>Den Cursor zur anderen Klammer des Paars setzen.</translation>
    </message>
    <message>
        <source>Move the folder {name} and everything in it to the trash?</source>
        <translation>Den Ordner {name} und alles darin in den Papierkorb verschieben?</translation>
    </message>
    <message>
        <source>Move the keyboard focus from the text to the toolbar above it, or back.</source>
        <translation>Den Tastaturfokus vom Text in die Werkzeugleiste darüber verschieben, oder zurück.</translation>
    </message>
    <message>
        <source>Move the run to the trash of the workspace.</source>
        <translation>Den Lauf in den Papierkorb des Arbeitsbereichs verschieben.</translation>
    </message>
    <message>
        <source>Move the selected lines down by one line.</source>
        <translation>Die ausgewählten Zeilen um eine Zeile nach unten verschieben.</translation>
    </message>
    <message>
        <source>Move the selected lines up by one line.</source>
        <translation>Die ausgewählten Zeilen um eine Zeile nach oben verschieben.</translation>
    </message>
    <message>
        <source>Move to &amp;trash</source>
        <translation>In den &amp;Papierkorb verschieben</translation>
    </message>
    <message>
        <source>Move to the clipboard.</source>
        <translation>In die Zwischenablage verschieben.</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>Move {name} to the trash?</source>
        <translation>{name} in den Papierkorb verschieben?</translation>
    </message>
    <message>
        <source>Moved {name} to the trash.</source>
        <translation>{name} wurde in den Papierkorb verschoben.</translation>
    </message>
    <message>
        <source>Moving to the trash</source>
        <translation>Wird in den Papierkorb verschoben</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name a file in one of them; a member of an archive follows its archive: code.zip/src/a.py.</source>
        <translation>Eine Datei darin angeben; einem Archiv folgt die Datei darin: code.zip/src/a.py.</translation>
    </message>
    <message>
        <source>Name a folder with --workspace, or set HOME.</source>
        <translation>Mit --workspace einen Ordner angeben oder HOME setzen.</translation>
    </message>
    <message>
        <source>Name another folder with --workspace, or correct its permissions.</source>
        <translation>Mit --workspace einen anderen Ordner angeben oder seine Berechtigungen korrigieren.</translation>
    </message>
    <message>
        <source>Name folders of code that the model has not seen.</source>
        <translation>Ordner mit Code angeben, den das Modell nicht gesehen hat.</translation>
    </message>
    <message>
        <source>Name of the dataset</source>
        <translation>Name des Datensatzes</translation>
    </message>
    <message>
        <source>Name of the new file:</source>
        <translation>Name der neuen Datei:</translation>
    </message>
    <message>
        <source>Name of the new folder:</source>
        <translation>Name des neuen Ordners:</translation>
    </message>
    <message>
        <source>Name one: {of_corpus}.</source>
        <translation>Einen davon angeben: {of_corpus}.</translation>
    </message>
    <message>
        <source>Name one: {titled}.</source>
        <translation>Einen davon angeben: {titled}.</translation>
    </message>
    <message>
        <source>Name the folder of a project.</source>
        <translation>Den Ordner eines Projekts angeben.</translation>
    </message>
    <message>
        <source>Named like a test file.</source>
        <translation>Hat den Namen einer Testdatei.</translation>
    </message>
    <message>
        <source>Names of folders that are not entered; * matches anything. A source itself is always entered.</source>
        <translation>Namen von Ordnern, die nicht betreten werden; * steht für alles. Eine Quelle selbst wird immer betreten.</translation>
    </message>
    <message>
        <source>Names of folders with code of other projects.</source>
        <translation>Namen von Ordnern mit Code anderer Projekte.</translation>
    </message>
    <message>
        <source>Names of minified and bundled files, in lower case; * matches anything.</source>
        <translation>Namen minifizierter und gebündelter Dateien, in Kleinbuchstaben; * steht für alles.</translation>
    </message>
    <message>
        <source>Nano</source>
        <translation>Nano</translation>
    </message>
    <message>
        <source>Ne&amp;xt file</source>
        <translation>Näch&amp;ste Datei</translation>
    </message>
    <message>
        <source>Near duplicate similarity</source>
        <translation>Ähnlichkeit von Beinahe-Duplikaten</translation>
    </message>
    <message>
        <source>Near-duplicate</source>
        <translation>Beinahe-Duplikat</translation>
    </message>
    <message>
        <source>Near-duplicates</source>
        <translation>Beinahe-Duplikate</translation>
    </message>
    <message>
        <source>Neither the line nor its rest is anywhere in file or project.</source>
        <translation>Weder die Zeile noch ihr Rest steht irgendwo in der Datei oder im Projekt.</translation>
    </message>
    <message>
        <source>Neovim 0.12 or later</source>
        <translation>Neovim 0.12 oder neuer</translation>
    </message>
    <message>
        <source>New &amp;file…</source>
        <translation>Neue &amp;Datei …</translation>
    </message>
    <message>
        <source>New dataset…</source>
        <translation>Neuer Datensatz …</translation>
    </message>
    <message>
        <source>New file</source>
        <translation>Neue Datei</translation>
    </message>
    <message>
        <source>New fol&amp;der…</source>
        <translation>Neuer &amp;Ordner …</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>New name of {name}:</source>
        <translation>Neuer Name von {name}:</translation>
    </message>
    <message>
        <source>New shortcut</source>
        <translation>Neues Kürzel</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>Nächster Treffer (Eingabe)</translation>
    </message>
    <message>
        <source>Next match in files</source>
        <translation>Nächster Treffer in Dateien</translation>
    </message>
    <message>
        <source>Next sample</source>
        <translation>Nächste Textprobe</translation>
    </message>
    <message>
        <source>Next validation at step {0}</source>
        <translation>Nächste Validierung bei Schritt {0}</translation>
    </message>
    <message>
        <source>Next validation at the end</source>
        <translation>Nächste Validierung am Ende</translation>
    </message>
    <message>
        <source>Next validation in {0}</source>
        <translation>Nächste Validierung in {0}</translation>
    </message>
    <message>
        <source>Next validation in {0}, later than set</source>
        <translation>Nächste Validierung in {0}, später als eingestellt</translation>
    </message>
    <message>
        <source>Next validation now</source>
        <translation>Nächste Validierung jetzt</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>No C compiler ({compilers}) was found.</source>
        <translation>Es wurde kein C-Compiler ({compilers}) gefunden.</translation>
    </message>
    <message>
        <source>No case matches the filters.</source>
        <translation>Kein Fall passt zu den Filtern.</translation>
    </message>
    <message>
        <source>No evaluation yet. Run one to see how often the model is right, how many keystrokes it saves, and whether it is better than an n-gram model and a copy of the last line.</source>
        <translation>Noch keine Auswertung. Eine starten, um zu sehen, wie oft das Modell recht hat, wie viele Anschläge es spart und ob es besser ist als ein n-Gramm-Modell und eine Kopie der letzten Zeile.</translation>
    </message>
    <message>
        <source>No file is left: every one was dropped.</source>
        <translation>Es ist keine Datei übrig: Alle wurden verworfen.</translation>
    </message>
    <message>
        <source>No file matches. Clear the search or a choice.</source>
        <translation>Keine Datei passt. Die Suche oder eine Auswahl zurücksetzen.</translation>
    </message>
    <message>
        <source>No folder is open</source>
        <translation>Kein Ordner ist geöffnet</translation>
    </message>
    <message>
        <source>No held-out text can be typed, so bits per byte decides which weights are best.</source>
        <translation>Es gibt keinen zurückgehaltenen Text zum Tippen, daher entscheiden Bits pro Byte, welche Gewichte die besten sind.</translation>
    </message>
    <message>
        <source>No job is running</source>
        <translation>Keine Aufgabe läuft</translation>
    </message>
    <message>
        <source>No matching actions</source>
        <translation>Keine passenden Aktionen</translation>
    </message>
    <message>
        <source>No matching files</source>
        <translation>Keine passenden Dateien</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>Es ist kein Modell geladen.</translation>
    </message>
    <message>
        <source>No model is loaded. Choose one.</source>
        <translation>Es ist kein Modell geladen. Eines wählen.</translation>
    </message>
    <message>
        <source>No model is selected, so there are no suggestions. Select one above the text.</source>
        <translation>Es ist kein Modell ausgewählt, daher gibt es keine Vorschläge. Oberhalb des Texts eines auswählen.</translation>
    </message>
    <message>
        <source>No other action uses these keys.</source>
        <translation>Keine andere Aktion verwendet diese Tasten.</translation>
    </message>
    <message>
        <source>No other file of the project contains this.</source>
        <translation>Keine andere Datei des Projekts enthält das.</translation>
    </message>
    <message>
        <source>No other file of the project is similar to the file; the usual case.</source>
        <translation>Keine andere Datei des Projekts ist der Datei ähnlich; der übliche Fall.</translation>
    </message>
    <message>
        <source>No permission</source>
        <translation>Keine Berechtigung</translation>
    </message>
    <message>
        <source>No process can be started for the tokenizer: {strerror}.</source>
        <translation>Für den Tokenizer kann kein Prozess gestartet werden: {strerror}.</translation>
    </message>
    <message>
        <source>No process can be started: {strerror}.</source>
        <translation>Es kann kein Prozess gestartet werden: {strerror}.</translation>
    </message>
    <message>
        <source>No project</source>
        <translation>Kein Projekt</translation>
    </message>
    <message>
        <source>No replay dataset</source>
        <translation>Kein Wiederholungsdatensatz</translation>
    </message>
    <message>
        <source>No run has milestones yet. A run keeps its weights at the steps 10, 20, 50, 100 and so on; train one on the Train page.</source>
        <translation>Noch kein Lauf hat Meilensteine. Ein Lauf behält seine Gewichte bei den Schritten 10, 20, 50, 100 und so weiter; auf der Seite „Training“ einen trainieren.</translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation>Noch kein Lauf</translation>
    </message>
    <message>
        <source>No source file of these languages was found: {languages}.</source>
        <translation>Es wurde keine Quelldatei in diesen Sprachen gefunden: {languages}.</translation>
    </message>
    <message>
        <source>No suggestion</source>
        <translation>Kein Vorschlag</translation>
    </message>
    <message>
        <source>No suggestion: {reason}</source>
        <translation>Kein Vorschlag: {reason}</translation>
    </message>
    <message numerus="yes">
        <source>No text, or lines too long: %Ln file(s).</source>
        <translation>
            <numerusform>Kein Text oder zu lange Zeilen: %Ln Datei.</numerusform>
            <numerusform>Kein Text oder zu lange Zeilen: %Ln Dateien.</numerusform>
        </translation>
    </message>
    <message>
        <source>No training file would be left.</source>
        <translation>Es bliebe keine Trainingsdatei übrig.</translation>
    </message>
    <message>
        <source>Non-ASCII</source>
        <translation>Außerhalb von ASCII</translation>
    </message>
    <message>
        <source>Not a file</source>
        <translation>Keine Datei</translation>
    </message>
    <message>
        <source>Not a file of the chosen languages.</source>
        <translation>Keine Datei in den gewählten Sprachen.</translation>
    </message>
    <message>
        <source>Not built yet: it is built when the run starts, in about a minute.</source>
        <translation>Noch nicht erstellt: Das geschieht beim Start des Laufs, in etwa einer Minute.</translation>
    </message>
    <message>
        <source>Not estimated yet.</source>
        <translation>Noch nicht geschätzt.</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Not in {backends}: {why}</source>
        <translation>Nicht in {backends}: {why}</translation>
    </message>
    <message>
        <source>Not in: tests/, *.txt</source>
        <translation>Nicht in: tests/, *.txt</translation>
    </message>
    <message>
        <source>Not measured yet.</source>
        <translation>Noch nicht gemessen.</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Noch nicht gespeichert</translation>
    </message>
    <message>
        <source>Not tried in VS Code itself; tried on its language client, version 10.1.</source>
        <translation>In VS Code selbst nicht erprobt; erprobt mit seinem Language-Client, Version 10.1.</translation>
    </message>
    <message>
        <source>Not tried; written from the program&apos;s documentation.</source>
        <translation>Nicht erprobt; nach der Dokumentation des Programms geschrieben.</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>Nicht verwendet</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Notes and tags</source>
        <translation>Notizen und Schlagwörter</translation>
    </message>
    <message>
        <source>Notes:</source>
        <translation>Hinweise:</translation>
    </message>
    <message>
        <source>Nothing found in {files}</source>
        <translation>Nichts gefunden in {files}</translation>
    </message>
    <message>
        <source>Nothing half-made was left behind; try again. Copy the details for a report.</source>
        <translation>Es blieb nichts Halbfertiges zurück; erneut versuchen. Die Einzelheiten für einen Bericht kopieren.</translation>
    </message>
    <message>
        <source>Nothing has been built yet. A build reads your code; then every file and every decision about it is shown here.</source>
        <translation>Es wurde noch nichts erstellt. Eine Erstellung liest den eigenen Code; danach sind hier jede Datei und jede Entscheidung über sie zu sehen.</translation>
    </message>
    <message>
        <source>Nothing has changed since the last build.</source>
        <translation>Seit der letzten Erstellung hat sich nichts geändert.</translation>
    </message>
    <message>
        <source>Nothing is put before a prompt: &lt;bos&gt; belongs to the beginning of a file alone.</source>
        <translation>Vor einen Prompt wird nichts gesetzt: &lt;bos&gt; gehört nur an den Anfang einer Datei.</translation>
    </message>
    <message>
        <source>Nothing on this machine can run {name}.</source>
        <translation>Nichts auf diesem Computer kann {name} ausführen.</translation>
    </message>
    <message>
        <source>Nothing was opened yet.</source>
        <translation>Es wurde noch nichts geöffnet.</translation>
    </message>
    <message>
        <source>Nothing was written to this log.</source>
        <translation>In dieses Protokoll wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Nothing was written. Export it again; if that fails too, please report it.</source>
        <translation>Es wurde nichts geschrieben. Erneut exportieren; schlägt auch das fehl, bitte melden.</translation>
    </message>
    <message>
        <source>Nothing was written. If llama-cpp-python or transformers is installed here, update or remove it; then export again.</source>
        <translation>Es wurde nichts geschrieben. Falls llama-cpp-python oder transformers hier installiert ist, aktualisieren oder entfernen; dann erneut exportieren.</translation>
    </message>
    <message>
        <source>Novel lines</source>
        <translation>Neue Zeilen</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Of 100 keystrokes, {count} need not be pressed, in a simulation that types validation files and accepts every correct suggestion.</source>
        <translation>Von 100 Anschlägen entfallen {count} in einer Simulation, die Validierungsdateien tippt und jeden richtigen Vorschlag annimmt.</translation>
    </message>
    <message>
        <source>Of files with the same content (MD5), keep only the first.</source>
        <translation>Von Dateien mit demselben Inhalt (MD5) nur die erste behalten.</translation>
    </message>
    <message>
        <source>Of lines longer than {characters} characters, only the start was searched.</source>
        <translation>Von Zeilen mit mehr als {characters} Zeichen wurde nur der Anfang durchsucht.</translation>
    </message>
    <message>
        <source>Of near-duplicate files, keep only the best.</source>
        <translation>Von Beinahe-Duplikaten nur die beste Datei behalten.</translation>
    </message>
    <message>
        <source>Off in</source>
        <translation>Aus in</translation>
    </message>
    <message>
        <source>Off. No port is open.</source>
        <translation>Aus. Es ist kein Port offen.</translation>
    </message>
    <message>
        <source>Off: a suggestion appears only when you request one.</source>
        <translation>Aus: Ein Vorschlag erscheint nur auf Anforderung.</translation>
    </message>
    <message>
        <source>Ollama: a folder with a Modelfile</source>
        <translation>Ollama: ein Ordner mit einem Modelfile</translation>
    </message>
    <message>
        <source>On what it was trained on it needs {more} more bits per byte.</source>
        <translation>Auf dem, worauf es trainiert wurde, braucht es {more} mehr Bits pro Byte.</translation>
    </message>
    <message>
        <source>On which power: mains, also where the computer does not tell; known mains, only where it tells; any, on battery too.</source>
        <translation>Bei welcher Stromversorgung: Netz, auch wo der Computer es nicht mitteilt; bekanntes Netz, nur wo er es mitteilt; beliebig, auch im Akkubetrieb.</translation>
    </message>
    <message>
        <source>On: {address}, loading the model. Only programs on this computer can connect.</source>
        <translation>Ein: {address}, das Modell wird geladen. Nur Programme auf diesem Computer können sich verbinden.</translation>
    </message>
    <message>
        <source>On: {address}, ready. Only programs on this computer can connect.</source>
        <translation>Ein: {address}, bereit. Nur Programme auf diesem Computer können sich verbinden.</translation>
    </message>
    <message>
        <source>One file was dropped as a duplicate of a training file.</source>
        <translation>Eine Datei wurde als Duplikat einer Trainingsdatei verworfen.</translation>
    </message>
    <message>
        <source>One file with weights and tokenizer, and its model card beside it.</source>
        <translation>Eine Datei mit Gewichten und Tokenizer, daneben ihre Modellkarte.</translation>
    </message>
    <message>
        <source>One of its lines is too long.</source>
        <translation>Eine ihrer Zeilen ist zu lang.</translation>
    </message>
    <message>
        <source>One row for each cursor position; the case itself is shown beside.</source>
        <translation>Eine Zeile für jede Cursorposition; der Fall selbst steht daneben.</translation>
    </message>
    <message>
        <source>One word is</source>
        <translation>Ein Wort ist</translation>
    </message>
    <message>
        <source>Only answers of which the model is at least this sure are shown.</source>
        <translation>Nur Antworten, deren sich das Modell mindestens so sicher ist, werden gezeigt.</translation>
    </message>
    <message>
        <source>Only answers that are at least this likely to be right are shown.</source>
        <translation>Nur Antworten, die mindestens so wahrscheinlich richtig sind, werden gezeigt.</translation>
    </message>
    <message>
        <source>Only header</source>
        <translation>Nur Dateikopf</translation>
    </message>
    <message>
        <source>Only in: *.py, src/</source>
        <translation>Nur in: *.py, src/</translation>
    </message>
    <message>
        <source>Only suggestions that are at least this likely to be right are shown. 0 % shows all.</source>
        <translation>Nur Vorschläge, die mindestens so wahrscheinlich richtig sind, werden gezeigt. 0 % zeigt alle.</translation>
    </message>
    <message>
        <source>Only suggestions that are at least this likely to be right are shown. 0 % shows all. Not calibrated yet: the model&apos;s own probabilities are used.</source>
        <translation>Nur Vorschläge, die mindestens so wahrscheinlich richtig sind, werden gezeigt. 0 % zeigt alle. Noch nicht kalibriert: Es gelten die Wahrscheinlichkeiten des Modells selbst.</translation>
    </message>
    <message>
        <source>Only suggestions with at least this probability of being correct are shown; below 0 the calibration of the model decides.</source>
        <translation>Nur Vorschläge, die mindestens mit dieser Wahrscheinlichkeit richtig sind, werden gezeigt; unter 0 entscheidet die Kalibrierung des Modells.</translation>
    </message>
    <message>
        <source>Only the first matches are shown; search for something rarer.</source>
        <translation>Nur die ersten Treffer werden gezeigt; nach etwas Seltenerem suchen.</translation>
    </message>
    <message>
        <source>Only the most probable tokens that together reach this probability may be drawn; 1 allows all.</source>
        <translation>Nur die wahrscheinlichsten Tokens, die zusammen diese Wahrscheinlichkeit erreichen, dürfen gezogen werden; 1 erlaubt alle.</translation>
    </message>
    <message>
        <source>Only the rest of the line is there.</source>
        <translation>Nur der Rest der Zeile ist dort.</translation>
    </message>
    <message>
        <source>Only this many of the most probable tokens may be drawn; 0 allows all.</source>
        <translation>Nur so viele der wahrscheinlichsten Tokens dürfen gezogen werden; 0 erlaubt alle.</translation>
    </message>
    <message>
        <source>Only tokens at least this many times as probable as the most probable may be drawn; 0 allows all.</source>
        <translation>Nur Tokens mit mindestens diesem Bruchteil der Wahrscheinlichkeit des wahrscheinlichsten dürfen gezogen werden; 0 erlaubt alle.</translation>
    </message>
    <message>
        <source>Only torch can run {title}, so its answers take longer than those of the light engine.</source>
        <translation>Nur torch kann {title} ausführen, daher dauern die Antworten länger als die der leichten Engine.</translation>
    </message>
    <message>
        <source>Only whole checkpoints of Tabwright or of the original project can be opened.</source>
        <translation>Nur vollständige Checkpoints von Tabwright oder des ursprünglichen Projekts lassen sich öffnen.</translation>
    </message>
    <message>
        <source>Only {count} entries are shown; go to others by name.</source>
        <translation>Nur {count} Einträge werden gezeigt; andere sind über ihren Namen erreichbar.</translation>
    </message>
    <message>
        <source>Only {count} suggestions could be checked against held-out code.</source>
        <translation>Nur {count} Vorschläge konnten an zurückgehaltenem Code geprüft werden.</translation>
    </message>
    <message>
        <source>Only {folder}/</source>
        <translation>Nur {folder}/</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>&amp;Ordner öffnen …</translation>
    </message>
    <message>
        <source>Open &amp;recent…</source>
        <translation>&amp;Zuletzt verwendet …</translation>
    </message>
    <message>
        <source>Open Evaluate</source>
        <translation>Auswertung öffnen</translation>
    </message>
    <message>
        <source>Open Train</source>
        <translation>Training öffnen</translation>
    </message>
    <message>
        <source>Open a .pth file…</source>
        <translation>.pth-Datei öffnen …</translation>
    </message>
    <message>
        <source>Open a checkpoint</source>
        <translation>Checkpoint öffnen</translation>
    </message>
    <message>
        <source>Open a copy of the sample {name}</source>
        <translation>Eine Kopie des Beispiels {name} öffnen</translation>
    </message>
    <message>
        <source>Open a file and move the cursor to a line.</source>
        <translation>Eine Datei öffnen und den Cursor in eine Zeile setzen.</translation>
    </message>
    <message>
        <source>Open a file of the project by a part of its name.</source>
        <translation>Eine Datei des Projekts über einen Teil ihres Namens öffnen.</translation>
    </message>
    <message>
        <source>Open a folder or file that was open before.</source>
        <translation>Einen früher geöffneten Ordner oder eine früher geöffnete Datei öffnen.</translation>
    </message>
    <message>
        <source>Open a project folder; suggestions take its files into account.</source>
        <translation>Einen Projektordner öffnen; Vorschläge berücksichtigen seine Dateien.</translation>
    </message>
    <message>
        <source>Open a tab with the differences: - in the editor, + on disk.</source>
        <translation>Einen Reiter mit den Unterschieden öffnen: - im Editor, + auf dem Datenträger.</translation>
    </message>
    <message>
        <source>Open a text file.</source>
        <translation>Eine Textdatei öffnen.</translation>
    </message>
    <message>
        <source>Open another…</source>
        <translation>Anderen öffnen …</translation>
    </message>
    <message>
        <source>Open containing folder in the file &amp;manager</source>
        <translation>Übergeordneten Ordner in der Dateiverwaltung &amp;öffnen</translation>
    </message>
    <message>
        <source>Open editor</source>
        <translation>Editor öffnen</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>Dateien öffnen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Ordner öffnen …</translation>
    </message>
    <message>
        <source>Open it in another editor.</source>
        <translation>In einem anderen Editor öffnen.</translation>
    </message>
    <message>
        <source>Open only checkpoints of tensors and plain values, from people whom you trust.</source>
        <translation>Nur Checkpoints aus Tensoren und einfachen Werten öffnen, von vertrauenswürdigen Personen.</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Zuletzt verwendet</translation>
    </message>
    <message>
        <source>Open the editor and type: a small model comes with the program. Tab accepts what is shown in gray, Ctrl+Right accepts one word of it.</source>
        <translation>Den Editor öffnen und tippen: Ein kleines Modell ist dabei. Tab nimmt das grau Gezeigte an, Strg+Rechts ein Wort davon.</translation>
    </message>
    <message>
        <source>Open the file again that was closed last.</source>
        <translation>Die zuletzt geschlossene Datei wieder öffnen.</translation>
    </message>
    <message>
        <source>Open the same files when Tabwright is started again.</source>
        <translation>Dieselben Dateien öffnen, wenn Tabwright wieder gestartet wird.</translation>
    </message>
    <message>
        <source>Open your project</source>
        <translation>Das eigene Projekt öffnen</translation>
    </message>
    <message>
        <source>Open {title}</source>
        <translation>{title} öffnen</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Optimizer steps in that time.</source>
        <translation>Optimierungsschritte in dieser Zeit.</translation>
    </message>
    <message>
        <source>Optimizer steps so far.</source>
        <translation>Bisherige Optimierungsschritte.</translation>
    </message>
    <message>
        <source>Optimizer steps.</source>
        <translation>Optimierungsschritte.</translation>
    </message>
    <message>
        <source>Or try a sample:</source>
        <translation>Oder ein Beispiel ausprobieren:</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Other folders</source>
        <translation>Andere Ordner</translation>
    </message>
    <message>
        <source>Other language</source>
        <translation>Andere Sprache</translation>
    </message>
    <message>
        <source>Other programs</source>
        <translation>Andere Programme</translation>
    </message>
    <message>
        <source>Other programs to compare with, one per line, as NAME=COMMAND. Each answers lines of JSON like {command}.</source>
        <translation>Andere Programme zum Vergleich, eines je Zeile, als NAME=BEFEHL. Jedes beantwortet JSON-Zeilen wie {command}.</translation>
    </message>
    <message>
        <source>Other programs…</source>
        <translation>Andere Programme …</translation>
    </message>
    <message>
        <source>Other text follows the cursor on this line.</source>
        <translation>Auf dieser Zeile folgt dem Cursor anderer Text.</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Outside</source>
        <translation>Außerhalb</translation>
    </message>
    <message>
        <source>Over how many steps the smoothed line is a mean. More hides short changes.</source>
        <translation>Über wie viele Schritte die geglättete Linie mittelt. Mehr verbirgt kurze Änderungen.</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>Own C code</source>
        <translation>Eigener C-Code</translation>
    </message>
    <message>
        <source>PNG images</source>
        <translation>PNG-Bilder</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Parquet tables need the library pyarrow, which is not installed.</source>
        <translation>Parquet-Tabellen erfordern die Bibliothek pyarrow, die nicht installiert ist.</translation>
    </message>
    <message>
        <source>Part of a name or path</source>
        <translation>Teil eines Namens oder Pfads</translation>
    </message>
    <message>
        <source>Part of the file name</source>
        <translation>Teil des Dateinamens</translation>
    </message>
    <message>
        <source>Part of the name of an action</source>
        <translation>Teil des Namens einer Aktion</translation>
    </message>
    <message>
        <source>Path in its source. Sorting by it groups the files of a folder.</source>
        <translation>Pfad in der Quelle. Danach sortiert, stehen die Dateien eines Ordners beisammen.</translation>
    </message>
    <message>
        <source>Patterns as in a .gitignore file, separated by commas.</source>
        <translation>Muster wie in einer .gitignore-Datei, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Pause the run, or continue it.</source>
        <translation>Den Lauf anhalten oder fortsetzen.</translation>
    </message>
    <message>
        <source>Pause the run; its memory stays in use.</source>
        <translation>Den Lauf anhalten; sein Arbeitsspeicher bleibt belegt.</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>Peak learning rate: how far each step moves. Too high and the loss jumps or explodes, too low and it falls slowly. Around 0.02 for muon, 0.0003 for adamw.</source>
        <translation>Höchste Lernrate: wie weit jeder Schritt geht. Zu hoch, und der Verlust springt oder explodiert; zu niedrig, und er fällt langsam. Etwa 0,02 für muon, 0,0003 für adamw.</translation>
    </message>
    <message>
        <source>Peak memory of the program, and the free memory beside it.</source>
        <translation>Höchster Speicherbedarf des Programms und daneben der freie Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>Peak rate of the output head and the norms when the optimizer is muon.</source>
        <translation>Höchste Rate des Ausgabekopfs und der Normen, wenn der Optimierer muon ist.</translation>
    </message>
    <message>
        <source>Peak rate of the token table when the optimizer is muon; adamw uses one rate for all.</source>
        <translation>Höchste Rate der Tokentabelle, wenn der Optimierer muon ist; adamw verwendet eine Rate für alles.</translation>
    </message>
    <message>
        <source>Percentage of requests answered within each time</source>
        <translation>Anteil der Anfragen, die innerhalb jeder Zeit beantwortet wurden</translation>
    </message>
    <message>
        <source>Perl syntax; \1 or $1 in the replacement is the first group.</source>
        <translation>Perl-Syntax; \1 oder $1 ist in der Ersetzung die erste Gruppe.</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Reiner Text</translation>
    </message>
    <message>
        <source>Plot as an &amp;image (PNG, SVG)…</source>
        <translation>Diagramm als &amp;Bild (PNG, SVG) …</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Port {port} is in use by another program.</source>
        <translation>Der Port {port} wird von einem anderen Programm verwendet.</translation>
    </message>
    <message>
        <source>Port {port} may not be used.</source>
        <translation>Der Port {port} darf nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Stromversorgung</translation>
    </message>
    <message>
        <source>Pre&amp;vious file</source>
        <translation>Vor&amp;herige Datei</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Precision against</source>
        <translation>Präzision gegen</translation>
    </message>
    <message>
        <source>Precision of shown suggestions</source>
        <translation>Präzision gezeigter Vorschläge</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Prefix accuracy</source>
        <translation>Präfixgenauigkeit</translation>
    </message>
    <message>
        <source>Preparing a model</source>
        <translation>Modell wird vorbereitet</translation>
    </message>
    <message>
        <source>Preparing the run</source>
        <translation>Lauf wird vorbereitet</translation>
    </message>
    <message>
        <source>Preparing {model} for fast suggestions. This takes a few seconds, once.</source>
        <translation>{model} wird für schnelle Vorschläge vorbereitet. Das dauert einmalig ein paar Sekunden.</translation>
    </message>
    <message>
        <source>Preparing {model}…</source>
        <translation>{model} wird vorbereitet …</translation>
    </message>
    <message>
        <source>Preparing {path}…</source>
        <translation>{path} wird vorbereitet …</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Preset and start time, or the title that you gave it. Tick a run to plot it.</source>
        <translation>Vorgabe und Startzeit oder der eigene Titel. Einen Lauf ankreuzen, um ihn zu zeichnen.</translation>
    </message>
    <message>
        <source>Preset {preset} on {dataset}</source>
        <translation>Vorgabe {preset} auf {dataset}</translation>
    </message>
    <message>
        <source>Press the keys. Tab leaves the field.</source>
        <translation>Die Tasten drücken. Tab verlässt das Feld.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>Vorheriger Treffer (Umschalt+Eingabe)</translation>
    </message>
    <message>
        <source>Previous match in files</source>
        <translation>Vorheriger Treffer in Dateien</translation>
    </message>
    <message>
        <source>Previous sample</source>
        <translation>Vorherige Textprobe</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Probing, at most half a minute…</source>
        <translation>Probe läuft, höchstens eine halbe Minute …</translation>
    </message>
    <message>
        <source>Probing: batch {done} of at most {total}…</source>
        <translation>Probe: Batch {done} von höchstens {total} …</translation>
    </message>
    <message>
        <source>Processor cores</source>
        <translation>Prozessorkerne</translation>
    </message>
    <message>
        <source>Processor cores that compute a suggestion; 0 for as many as are useful, up to 4.</source>
        <translation>Prozessorkerne, die einen Vorschlag berechnen; 0 für so viele, wie nützlich sind, bis zu 4.</translation>
    </message>
    <message>
        <source>Processor threads; 0 takes one a core.</source>
        <translation>Prozessor-Threads; 0 nimmt einen je Kern.</translation>
    </message>
    <message>
        <source>Processor threads; 0 takes one a core. The last digits of a result depend on it.</source>
        <translation>Prozessor-Threads; 0 nimmt einen je Kern. Die letzten Ziffern eines Ergebnisses hängen davon ab.</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Progress of the evaluation</source>
        <translation>Fortschritt der Auswertung</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>Fortschritt des Laufs</translation>
    </message>
    <message>
        <source>Progress of {job}</source>
        <translation>Fortschritt von {job}</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Project menu. {state}</source>
        <translation>Projektmenü. {state}</translation>
    </message>
    <message>
        <source>Project only (no model)</source>
        <translation>Nur Projekt (kein Modell)</translation>
    </message>
    <message>
        <source>Project: not used</source>
        <translation>Projekt: nicht verwendet</translation>
    </message>
    <message>
        <source>Project: {files}, {tokens} tokens, reading…</source>
        <translation>Projekt: {files}, {tokens} Tokens, wird gelesen …</translation>
    </message>
    <message>
        <source>Project: {files}, {tokens} tokens, ready</source>
        <translation>Projekt: {files}, {tokens} Tokens, bereit</translation>
    </message>
    <message>
        <source>Project: {name}</source>
        <translation>Projekt: {name}</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projekte</translation>
    </message>
    <message>
        <source>Projects that it must not adapt to.</source>
        <translation>Projekte, an die es nicht angepasst werden darf.</translation>
    </message>
    <message>
        <source>Projects that suggestions do not use.</source>
        <translation>Projekte, die für Vorschläge nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Projects that the model may adapt to.</source>
        <translation>Projekte, an die das Modell angepasst werden darf.</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Prompts</translation>
    </message>
    <message>
        <source>Prompts…</source>
        <translation>Prompts …</translation>
    </message>
    <message>
        <source>Pulls the weights of matrices towards zero a little at each step; steadies long runs.</source>
        <translation>Zieht die Gewichte von Matrizen bei jedem Schritt ein wenig gegen null; stabilisiert lange Läufe.</translation>
    </message>
    <message>
        <source>Put the right file back, or start a new run.</source>
        <translation>Die richtige Datei zurücklegen oder einen neuen Lauf starten.</translation>
    </message>
    <message>
        <source>Put the {tokenizer_file} that it was trained with into {parent}.</source>
        <translation>Die Datei {tokenizer_file}, mit der es trainiert wurde, in {parent} ablegen.</translation>
    </message>
    <message>
        <source>Python packages that are installed with this program. Files similar to training files are dropped and counted.</source>
        <translation>Python-Pakete, die mit diesem Programm installiert sind. Dateien, die Trainingsdateien ähneln, werden verworfen und gezählt.</translation>
    </message>
    <message>
        <source>Python&apos;s standard library</source>
        <translation>Standardbibliothek von Python</translation>
    </message>
    <message>
        <source>Qt Creator with llama.qtcreator</source>
        <translation>Qt Creator mit llama.qtcreator</translation>
    </message>
    <message>
        <source>Quick: a minute or two</source>
        <translation>Schnell: ein bis zwei Minuten</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>Zurückhaltend</translation>
    </message>
    <message>
        <source>R&amp;eplace…</source>
        <translation>Erse&amp;tzen …</translation>
    </message>
    <message>
        <source>Random weights, or those of a checkpoint to continue from.</source>
        <translation>Zufällige Gewichte, oder die eines Checkpoints, von dem aus fortgesetzt wird.</translation>
    </message>
    <message>
        <source>Randomness of the text. 0 always takes the most probable token; 1 samples from the model&apos;s distribution; higher values flatten it.</source>
        <translation>Zufälligkeit des Texts. 0 nimmt immer das wahrscheinlichste Token; 1 zieht aus der Verteilung des Modells; höhere Werte machen sie flacher.</translation>
    </message>
    <message>
        <source>Range: {range}. Default: {default}.</source>
        <translation>Bereich: {range}. Standard: {default}.</translation>
    </message>
    <message>
        <source>Rarest</source>
        <translation>Seltenste</translation>
    </message>
    <message>
        <source>Re&amp;fresh</source>
        <translation>A&amp;ktualisieren</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Re-estimate</source>
        <translation>Neu schätzen</translation>
    </message>
    <message>
        <source>Rea&amp;ssign</source>
        <translation>Neu zu&amp;weisen</translation>
    </message>
    <message>
        <source>Read a folder and those below it.</source>
        <translation>Einen Ordner und die darunter lesen.</translation>
    </message>
    <message>
        <source>Read an archive or a table of code.</source>
        <translation>Ein Archiv oder eine Tabelle mit Code lesen.</translation>
    </message>
    <message>
        <source>Read and filter</source>
        <translation>Lesen und filtern</translation>
    </message>
    <message>
        <source>Read archives in folders</source>
        <translation>Archive in Ordnern lesen</translation>
    </message>
    <message>
        <source>Read the log again.</source>
        <translation>Das Protokoll neu lesen.</translation>
    </message>
    <message>
        <source>Read the runs and datasets of the workspace again.</source>
        <translation>Die Läufe und Datensätze des Arbeitsbereichs neu lesen.</translation>
    </message>
    <message>
        <source>Read the sources and build a dataset.</source>
        <translation>Die Quellen lesen und einen Datensatz erstellen.</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Reading a file</source>
        <translation>Datei wird gelesen</translation>
    </message>
    <message>
        <source>Reading a folder</source>
        <translation>Ordner wird gelesen</translation>
    </message>
    <message>
        <source>Reading a report</source>
        <translation>Bericht wird gelesen</translation>
    </message>
    <message>
        <source>Reading an evaluation</source>
        <translation>Auswertung wird gelesen</translation>
    </message>
    <message>
        <source>Reading the checkpoint</source>
        <translation>Checkpoint wird gelesen</translation>
    </message>
    <message>
        <source>Reading the evaluation…</source>
        <translation>Die Auswertung wird gelesen …</translation>
    </message>
    <message>
        <source>Reading the project</source>
        <translation>Projekt wird gelesen</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>{name} wird gelesen</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>{name} wird gelesen …</translation>
    </message>
    <message>
        <source>Reading {run}</source>
        <translation>{run} wird gelesen</translation>
    </message>
    <message>
        <source>Reading, validation split and tokenizer.</source>
        <translation>Lesen, Validierungsmenge und Tokenizer.</translation>
    </message>
    <message>
        <source>Reasons: {counts}.{not_entered} Loosen the filters, or add folders.</source>
        <translation>Gründe: {counts}.{not_entered} Die Filter lockern oder Ordner hinzufügen.</translation>
    </message>
    <message>
        <source>Recent files:</source>
        <translation>Zuletzt verwendete Dateien:</translation>
    </message>
    <message>
        <source>Recent folders</source>
        <translation>Zuletzt verwendete Ordner</translation>
    </message>
    <message>
        <source>Recent folders and files</source>
        <translation>Zuletzt verwendete Ordner und Dateien</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>Empfohlen</translation>
    </message>
    <message>
        <source>Redact emails</source>
        <translation>E-Mail-Adressen ersetzen</translation>
    </message>
    <message>
        <source>Redact secrets</source>
        <translation>Geheimnisse ersetzen</translation>
    </message>
    <message>
        <source>Redo what was undone.</source>
        <translation>Rückgängig Gemachtes wiederholen.</translation>
    </message>
    <message>
        <source>Redundant</source>
        <translation>Überflüssig</translation>
    </message>
    <message>
        <source>Reference (the published card)</source>
        <translation>Reference (die veröffentlichte Karte)</translation>
    </message>
    <message>
        <source>Refresh the list.</source>
        <translation>Die Liste aktualisieren.</translation>
    </message>
    <message>
        <source>Regular e&amp;xpression</source>
        <translation>Regulärer Ausdru&amp;ck</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove blanks at the end of every line.</source>
        <translation>Leerzeichen am Ende jeder Zeile entfernen.</translation>
    </message>
    <message>
        <source>Remove from the results	Del</source>
        <translation>Aus den Ergebnissen entfernen	Entf</translation>
    </message>
    <message>
        <source>Remove it.</source>
        <translation>Das Zeichen entfernen.</translation>
    </message>
    <message>
        <source>Remove it: a held-out prompt is always used.</source>
        <translation>Ihn entfernen: Ein zurückgehaltener Prompt wird immer verwendet.</translation>
    </message>
    <message>
        <source>Remove that character and save again; your changes are kept until then.</source>
        <translation>Das Zeichen entfernen und erneut speichern; bis dahin bleiben die eigenen Änderungen erhalten.</translation>
    </message>
    <message>
        <source>Remove the chosen sources from the list.</source>
        <translation>Die gewählten Quellen aus der Liste entfernen.</translation>
    </message>
    <message>
        <source>Remove the link.</source>
        <translation>Den Link entfernen.</translation>
    </message>
    <message>
        <source>Remove the selected folders from the list.</source>
        <translation>Die ausgewählten Ordner aus der Liste entfernen.</translation>
    </message>
    <message>
        <source>Remove the selected prompt.</source>
        <translation>Den ausgewählten Prompt entfernen.</translation>
    </message>
    <message>
        <source>Remove them and save again; your changes are kept until then.</source>
        <translation>Sie entfernen und erneut speichern; bis dahin bleiben die eigenen Änderungen erhalten.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Rename, copy, compare, export, delete.</source>
        <translation>Umbenennen, kopieren, vergleichen, exportieren, löschen.</translation>
    </message>
    <message>
        <source>Renaming {run}</source>
        <translation>{run} wird umbenannt</translation>
    </message>
    <message>
        <source>Reopen closed f&amp;ile</source>
        <translation>Geschlossene Datei &amp;wieder öffnen</translation>
    </message>
    <message>
        <source>Reopen files a&amp;t startup</source>
        <translation>Dateien beim S&amp;tart wieder öffnen</translation>
    </message>
    <message>
        <source>Reopen files at startup</source>
        <translation>Dateien beim Start wieder öffnen</translation>
    </message>
    <message>
        <source>Reopen the files that were open at the last exit.</source>
        <translation>Die Dateien wieder öffnen, die beim letzten Beenden geöffnet waren.</translation>
    </message>
    <message>
        <source>Rep&amp;lace all</source>
        <translation>A&amp;lle ersetzen</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>Wiederholungsstrafe</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace all matches</source>
        <translation>Alle Treffer ersetzen</translation>
    </message>
    <message>
        <source>Replace all…</source>
        <translation>Alle ersetzen …</translation>
    </message>
    <message>
        <source>Replace at the next build</source>
        <translation>Bei der nächsten Erstellung ersetzen</translation>
    </message>
    <message>
        <source>Replace e-mail addresses by &lt;EMAIL&gt;.</source>
        <translation>E-Mail-Adressen durch &lt;EMAIL&gt; ersetzen.</translation>
    </message>
    <message>
        <source>Replace every match that is shown, after a question</source>
        <translation>Jeden gezeigten Treffer ersetzen, nach einer Rückfrage</translation>
    </message>
    <message>
        <source>Replace in file&amp;s…</source>
        <translation>&amp;In Dateien ersetzen …</translation>
    </message>
    <message>
        <source>Replace keys, tokens and passwords by &lt;SECRET&gt;: a model would memorize them.</source>
        <translation>Schlüssel, Tokens und Passwörter durch &lt;SECRET&gt; ersetzen: Ein Modell würde sie auswendig lernen.</translation>
    </message>
    <message>
        <source>Replace text in all files of the project.</source>
        <translation>Text in allen Dateien des Projekts ersetzen.</translation>
    </message>
    <message>
        <source>Replace the export</source>
        <translation>Export ersetzen</translation>
    </message>
    <message>
        <source>Replace this match and go to the next</source>
        <translation>Diesen Treffer ersetzen und zum nächsten gehen</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Ersetzen durch</translation>
    </message>
    <message>
        <source>Replace with…</source>
        <translation>Ersetzen durch …</translation>
    </message>
    <message>
        <source>Replace {matches} in {files}?</source>
        <translation>{matches} in {files} ersetzen?</translation>
    </message>
    <message>
        <source>Replaced {matches} in {files}; nothing is saved yet.</source>
        <translation>{matches} in {files} ersetzt; noch ist nichts gespeichert.</translation>
    </message>
    <message>
        <source>Replacement</source>
        <translation>Ersetzung</translation>
    </message>
    <message>
        <source>Replay dataset</source>
        <translation>Wiederholungsdatensatz</translation>
    </message>
    <message>
        <source>Replay dataset: {name}</source>
        <translation>Wiederholungsdatensatz: {name}</translation>
    </message>
    <message>
        <source>Replay fraction</source>
        <translation>Wiederholungsanteil</translation>
    </message>
    <message>
        <source>Request a suggestion at the cursor.</source>
        <translation>Am Cursor einen Vorschlag anfordern.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset a&amp;ll</source>
        <translation>A&amp;lle zurücksetzen</translation>
    </message>
    <message>
        <source>Reset to the default.</source>
        <translation>Auf den Standardwert zurücksetzen.</translation>
    </message>
    <message>
        <source>Reset {name}</source>
        <translation>{name} zurücksetzen</translation>
    </message>
    <message>
        <source>Rest of line exactly right: {before} → {after} at {count} held-out cursors (difference {low} to {high})</source>
        <translation>Rest der Zeile exakt richtig: {before} → {after} an {count} zurückgehaltenen Cursorpositionen (Differenz {low} bis {high})</translation>
    </message>
    <message>
        <source>Restore the colors of the language</source>
        <translation>Die Farben der Sprache wiederherstellen</translation>
    </message>
    <message>
        <source>Restore the evaluation that was deleted last.</source>
        <translation>Die zuletzt gelöschte Auswertung wiederherstellen.</translation>
    </message>
    <message>
        <source>Restore the run that was deleted last.</source>
        <translation>Den zuletzt gelöschten Lauf wiederherstellen.</translation>
    </message>
    <message>
        <source>Restore the value of the build.</source>
        <translation>Den Wert der Erstellung wiederherstellen.</translation>
    </message>
    <message>
        <source>Restore {evaluation}.</source>
        <translation>{evaluation} wiederherstellen.</translation>
    </message>
    <message>
        <source>Restore {run}</source>
        <translation>{run} wiederherstellen</translation>
    </message>
    <message>
        <source>Restore {run} from the trash.</source>
        <translation>{run} aus dem Papierkorb wiederherstellen.</translation>
    </message>
    <message>
        <source>Restored unsaved changes of {names}.</source>
        <translation>Nicht gespeicherte Änderungen von {names} wiederhergestellt.</translation>
    </message>
    <message>
        <source>Restored unsaved changes of {name}.</source>
        <translation>Nicht gespeicherte Änderungen von {name} wiederhergestellt.</translation>
    </message>
    <message>
        <source>Restoring an evaluation</source>
        <translation>Auswertung wird wiederhergestellt</translation>
    </message>
    <message>
        <source>Restoring {run}</source>
        <translation>{run} wird wiederhergestellt</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Resume from latest_checkpoint.pth.</source>
        <translation>Von latest_checkpoint.pth aus fortsetzen.</translation>
    </message>
    <message>
        <source>Right first at step {first:,}, and from step {since:,} on.</source>
        <translation>Zuerst richtig bei Schritt {first:,}, und ab Schritt {since:,} durchgehend.</translation>
    </message>
    <message>
        <source>Right first at step {first:,}, but not at the end.</source>
        <translation>Zuerst richtig bei Schritt {first:,}, aber nicht am Ende.</translation>
    </message>
    <message>
        <source>Right from step {first:,} on.</source>
        <translation>Richtig ab Schritt {first:,}.</translation>
    </message>
    <message>
        <source>Rotary positions need an even head_dim.</source>
        <translation>Rotierende Positionen erfordern ein gerades head_dim.</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Hin und zurück</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Run &amp;evaluation</source>
        <translation>Auswertung &amp;starten</translation>
    </message>
    <message>
        <source>Run at cursor</source>
        <translation>Am Cursor ausführen</translation>
    </message>
    <message>
        <source>Run evaluation</source>
        <translation>Auswertung starten</translation>
    </message>
    <message>
        <source>Running job</source>
        <translation>Laufende Aufgabe</translation>
    </message>
    <message>
        <source>Running jobs</source>
        <translation>Laufende Aufgaben</translation>
    </message>
    <message>
        <source>Running mean over as many steps as the slider says.</source>
        <translation>Gleitender Mittelwert über so viele Schritte, wie der Regler angibt.</translation>
    </message>
    <message>
        <source>Running milestones</source>
        <translation>Meilensteine werden ausgeführt</translation>
    </message>
    <message>
        <source>Running…</source>
        <translation>Läuft …</translation>
    </message>
    <message>
        <source>Running… {done} of {total} checkpoints</source>
        <translation>Läuft … {done} von {total} Checkpoints</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Runs are listed here; they are kept when the program is closed.</source>
        <translation>Hier stehen die Läufe; sie bleiben erhalten, wenn das Programm geschlossen wird.</translation>
    </message>
    <message>
        <source>Runs here: {names}.</source>
        <translation>Vorhandene Läufe: {names}.</translation>
    </message>
    <message>
        <source>Runs in: {backend}.</source>
        <translation>Läuft in: {backend}.</translation>
    </message>
    <message>
        <source>Runs keep them from step 10 on while train.keep_milestones is on.</source>
        <translation>Läufe behalten sie ab Schritt 10, solange train.keep_milestones eingeschaltet ist.</translation>
    </message>
    <message>
        <source>Runs with milestones, newest first.</source>
        <translation>Läufe mit Meilensteinen, der neueste zuerst.</translation>
    </message>
    <message>
        <source>S&amp;top and save</source>
        <translation>An&amp;halten und speichern</translation>
    </message>
    <message>
        <source>S&amp;uggestion settings</source>
        <translation>Vorschla&amp;gseinstellungen</translation>
    </message>
    <message>
        <source>SVG images</source>
        <translation>SVG-Bilder</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Textprobe</translation>
    </message>
    <message>
        <source>Sample bytes</source>
        <translation>Größe der Stichprobe</translation>
    </message>
    <message>
        <source>Sample more varied suggestions.</source>
        <translation>Abwechslungsreichere Vorschläge ziehen.</translation>
    </message>
    <message>
        <source>Sample text</source>
        <translation>Text der Textprobe</translation>
    </message>
    <message>
        <source>Sample tokens</source>
        <translation>Tokens der Textprobe</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Sampling</translation>
    </message>
    <message>
        <source>Sampling mode</source>
        <translation>Sampling-Modus</translation>
    </message>
    <message>
        <source>Sampling.</source>
        <translation>Sampling.</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter …</translation>
    </message>
    <message>
        <source>Save a&amp;ll</source>
        <translation>&amp;Alle speichern</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>Save as UTF-8</source>
        <translation>Als UTF-8 speichern</translation>
    </message>
    <message>
        <source>Save every file that has changes.</source>
        <translation>Jede Datei mit Änderungen speichern.</translation>
    </message>
    <message>
        <source>Save it as UTF-8 instead?</source>
        <translation>Stattdessen als UTF-8 speichern?</translation>
    </message>
    <message>
        <source>Save it as UTF-8, or remove that character.</source>
        <translation>Als UTF-8 speichern oder dieses Zeichen entfernen.</translation>
    </message>
    <message>
        <source>Save it under a shorter name.</source>
        <translation>Unter einem kürzeren Namen speichern.</translation>
    </message>
    <message>
        <source>Save it under another name or in another folder.</source>
        <translation>Unter einem anderen Namen oder in einem anderen Ordner speichern.</translation>
    </message>
    <message>
        <source>Save it under another name, or change its permissions.</source>
        <translation>Unter einem anderen Namen speichern oder die Berechtigungen ändern.</translation>
    </message>
    <message>
        <source>Save it under another name.</source>
        <translation>Unter einem anderen Namen speichern.</translation>
    </message>
    <message>
        <source>Save seconds</source>
        <translation>Sekunden zwischen Speicherungen</translation>
    </message>
    <message>
        <source>Save the &amp;data of the curve…</source>
        <translation>&amp;Daten der Kurve speichern …</translation>
    </message>
    <message>
        <source>Save the card as Markdown, with metadata for Hugging Face.</source>
        <translation>Die Karte als Markdown speichern, mit Metadaten für Hugging Face.</translation>
    </message>
    <message numerus="yes">
        <source>Save the changes to %Ln file(s)?</source>
        <translation>
            <numerusform>Die Änderungen an %Ln Datei speichern?</numerusform>
            <numerusform>Die Änderungen an %Ln Dateien speichern?</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the changes to {name}?</source>
        <translation>Die Änderungen an {name} speichern?</translation>
    </message>
    <message>
        <source>Save the curve as an &amp;image…</source>
        <translation>Kurve als B&amp;ild speichern …</translation>
    </message>
    <message>
        <source>Save the file under another name.</source>
        <translation>Die Datei unter einem anderen Namen speichern.</translation>
    </message>
    <message>
        <source>Save the file.</source>
        <translation>Die Datei speichern.</translation>
    </message>
    <message>
        <source>Save the files shown, with every measure, as a table.</source>
        <translation>Die gezeigten Dateien mit allen Messgrößen als Tabelle speichern.</translation>
    </message>
    <message>
        <source>Save the model card</source>
        <translation>Modellkarte speichern</translation>
    </message>
    <message>
        <source>Save what must be saved and close the window.</source>
        <translation>Speichern, was gespeichert werden muss, und das Fenster schließen.</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespart</translation>
    </message>
    <message>
        <source>Saved. It takes effect with the next build.</source>
        <translation>Gespeichert. Es gilt ab der nächsten Erstellung.</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Gespeichert: {path}</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Saving a model card</source>
        <translation>Modellkarte wird gespeichert</translation>
    </message>
    <message>
        <source>Saving your choice</source>
        <translation>Die Wahl wird gespeichert</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Umfang</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search by action or by keys</source>
        <translation>Nach Aktion oder Tasten suchen</translation>
    </message>
    <message>
        <source>Search paths</source>
        <translation>Pfade durchsuchen</translation>
    </message>
    <message>
        <source>Search the files (Enter)</source>
        <translation>Die Dateien durchsuchen (Eingabe)</translation>
    </message>
    <message numerus="yes">
        <source>Searched only in part, for long lines or a slow pattern: %Ln file(s).</source>
        <translation>
            <numerusform>Nur teilweise durchsucht, wegen langer Zeilen oder eines langsamen Musters: %Ln Datei.</numerusform>
            <numerusform>Nur teilweise durchsucht, wegen langer Zeilen oder eines langsamen Musters: %Ln Dateien.</numerusform>
        </translation>
    </message>
    <message>
        <source>Searching files</source>
        <translation>Dateien werden durchsucht</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche läuft …</translation>
    </message>
    <message>
        <source>Searching… {matches} in {files}</source>
        <translation>Suche läuft … {matches} in {files}</translation>
    </message>
    <message>
        <source>Second run</source>
        <translation>Zweiter Lauf</translation>
    </message>
    <message>
        <source>Secrets</source>
        <translation>Geheimnisse</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>See how good it is</source>
        <translation>Sehen, wie gut es ist</translation>
    </message>
    <message>
        <source>See the server&apos;s log.</source>
        <translation>Siehe das Protokoll des Servers.</translation>
    </message>
    <message>
        <source>See what each threshold drops in a corpus, and move it.</source>
        <translation>Sehen, was jeder Schwellenwert in einem Korpus verwirft, und ihn verschieben.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Seed of every random choice.</source>
        <translation>Startwert jeder zufälligen Wahl.</translation>
    </message>
    <message>
        <source>Seed of every random choice: the same seed repeats the same run.</source>
        <translation>Startwert jeder zufälligen Wahl: Derselbe Startwert wiederholt denselben Lauf.</translation>
    </message>
    <message>
        <source>Seen already</source>
        <translation>Schon gesehen</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>A&amp;lles auswählen</translation>
    </message>
    <message>
        <source>Select &amp;line</source>
        <translation>Zeile &amp;auswählen</translation>
    </message>
    <message>
        <source>Select &amp;word or next occurrence</source>
        <translation>&amp;Wort oder nächstes Vorkommen auswählen</translation>
    </message>
    <message>
        <source>Select a checkpoint above to get suggestions.</source>
        <translation>Oben einen Checkpoint auswählen, um Vorschläge zu erhalten.</translation>
    </message>
    <message>
        <source>Select an action, then press the keys in the field.</source>
        <translation>Eine Aktion auswählen, dann die Tasten im Feld drücken.</translation>
    </message>
    <message>
        <source>Select the whole line; again, one line more.</source>
        <translation>Die ganze Zeile auswählen; erneut eine Zeile mehr.</translation>
    </message>
    <message>
        <source>Select the whole text.</source>
        <translation>Den ganzen Text auswählen.</translation>
    </message>
    <message>
        <source>Select the word at the cursor; again, its next occurrence.</source>
        <translation>Das Wort am Cursor auswählen; erneut sein nächstes Vorkommen.</translation>
    </message>
    <message>
        <source>Selecti&amp;on</source>
        <translation>Te&amp;xtauswahl</translation>
    </message>
    <message>
        <source>Server on this computer</source>
        <translation>Server auf diesem Computer</translation>
    </message>
    <message>
        <source>Set all statistics to zero.</source>
        <translation>Alle Statistiken auf null setzen.</translation>
    </message>
    <message>
        <source>Set train.fim_rate=0 or train.memory_loss=false.</source>
        <translation>train.fim_rate=0 oder train.memory_loss=false setzen.</translation>
    </message>
    <message>
        <source>Set train.memory_loss=false, or train in one process.</source>
        <translation>train.memory_loss=false setzen oder in einem Prozess trainieren.</translation>
    </message>
    <message>
        <source>Set up a run that starts from the best weights of this one.</source>
        <translation>Einen Lauf einrichten, der mit den besten Gewichten von diesem beginnt.</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Settings file: {path}</source>
        <translation>Einstellungsdatei: {path}</translation>
    </message>
    <message>
        <source>Settings of the evaluation</source>
        <translation>Einstellungen der Auswertung</translation>
    </message>
    <message>
        <source>Settings of the next run</source>
        <translation>Einstellungen des nächsten Laufs</translation>
    </message>
    <message>
        <source>Settings of your editor</source>
        <translation>Einstellungen des Editors</translation>
    </message>
    <message>
        <source>Settings to copy</source>
        <translation>Einstellungen zum Kopieren</translation>
    </message>
    <message>
        <source>Sh&amp;ortcuts</source>
        <translation>Tasten&amp;kürzel</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show all running jobs.</source>
        <translation>Alle laufenden Aufgaben zeigen.</translation>
    </message>
    <message>
        <source>Show equal settings</source>
        <translation>Gleiche Einstellungen zeigen</translation>
    </message>
    <message>
        <source>Show every file and why it was kept or dropped.</source>
        <translation>Jede Datei zeigen, und warum sie behalten oder verworfen wurde.</translation>
    </message>
    <message>
        <source>Show in Files</source>
        <translation>Unter „Dateien“ zeigen</translation>
    </message>
    <message>
        <source>Show in the status bar how late the window reacts to input.</source>
        <translation>In der Statusleiste zeigen, wie spät das Fenster auf Eingaben reagiert.</translation>
    </message>
    <message>
        <source>Show it in the file manager.</source>
        <translation>In der Dateiverwaltung zeigen.</translation>
    </message>
    <message>
        <source>Show recipe</source>
        <translation>Rezept einblenden</translation>
    </message>
    <message>
        <source>Show suggestions while typing.</source>
        <translation>Beim Tippen Vorschläge zeigen.</translation>
    </message>
    <message>
        <source>Show the Build tab.</source>
        <translation>Den Reiter „Erstellen“ zeigen.</translation>
    </message>
    <message>
        <source>Show the chosen file on the Files tab.</source>
        <translation>Die gewählte Datei auf dem Reiter „Dateien“ zeigen.</translation>
    </message>
    <message>
        <source>Show the code in its default size.</source>
        <translation>Den Code in seiner Standardgröße zeigen.</translation>
    </message>
    <message>
        <source>Show the current run</source>
        <translation>Den aktuellen Lauf zeigen</translation>
    </message>
    <message>
        <source>Show the figures of the curve as a table.</source>
        <translation>Die Werte der Kurve als Tabelle zeigen.</translation>
    </message>
    <message>
        <source>Show the files below one folder.</source>
        <translation>Die Dateien unter einem Ordner zeigen.</translation>
    </message>
    <message>
        <source>Show the files in the file manager.</source>
        <translation>Die Dateien in der Dateiverwaltung zeigen.</translation>
    </message>
    <message>
        <source>Show the files of one decision or reason.</source>
        <translation>Die Dateien einer Entscheidung oder eines Grundes zeigen.</translation>
    </message>
    <message>
        <source>Show the files of one language.</source>
        <translation>Die Dateien einer Sprache zeigen.</translation>
    </message>
    <message>
        <source>Show the files of the project beside the text.</source>
        <translation>Die Dateien des Projekts neben dem Text zeigen.</translation>
    </message>
    <message>
        <source>Show the logs in the file manager.</source>
        <translation>Die Protokolle in der Dateiverwaltung zeigen.</translation>
    </message>
    <message>
        <source>Show the next file.</source>
        <translation>Die nächste Datei zeigen.</translation>
    </message>
    <message>
        <source>Show the next sample.</source>
        <translation>Die nächste Textprobe zeigen.</translation>
    </message>
    <message>
        <source>Show the next suggestion.</source>
        <translation>Den nächsten Vorschlag zeigen.</translation>
    </message>
    <message>
        <source>Show the previous file.</source>
        <translation>Die vorherige Datei zeigen.</translation>
    </message>
    <message>
        <source>Show the previous sample.</source>
        <translation>Die vorherige Textprobe zeigen.</translation>
    </message>
    <message>
        <source>Show the previous suggestion.</source>
        <translation>Den vorherigen Vorschlag zeigen.</translation>
    </message>
    <message>
        <source>Show the statistics of the suggestions.</source>
        <translation>Die Statistik der Vorschläge zeigen.</translation>
    </message>
    <message>
        <source>Show the tokens of this file as it is built.</source>
        <translation>Die Tokens dieser Datei zeigen, wie sie erstellt wird.</translation>
    </message>
    <message>
        <source>Show the version, the license and the workspace folder.</source>
        <translation>Version, Lizenz und Ordner des Arbeitsbereichs zeigen.</translation>
    </message>
    <message>
        <source>Show the whole curve and follow it again.</source>
        <translation>Die ganze Kurve zeigen und ihr wieder folgen.</translation>
    </message>
    <message>
        <source>Show this curve of the run.</source>
        <translation>Diese Kurve des Laufs zeigen.</translation>
    </message>
    <message>
        <source>Show tokens</source>
        <translation>Tokens zeigen</translation>
    </message>
    <message>
        <source>Show what a run would have suggested at the cursor after each saved step.</source>
        <translation>Zeigen, was ein Lauf nach jedem gespeicherten Schritt am Cursor vorgeschlagen hätte.</translation>
    </message>
    <message>
        <source>Show what each match would become, and replace them all.</source>
        <translation>Zeigen, was aus jedem Treffer würde, und alle ersetzen.</translation>
    </message>
    <message>
        <source>Show where the project contains the suggested text; Esc returns to the suggestion.</source>
        <translation>Zeigen, wo das Projekt den vorgeschlagenen Text enthält; Esc kehrt zum Vorschlag zurück.</translation>
    </message>
    <message>
        <source>Show where the suggestion comes from: model, file, project and training set.</source>
        <translation>Zeigen, woher der Vorschlag kommt: Modell, Datei, Projekt und Trainingsmenge.</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Gezeigt</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>Ähnlichkeit</translation>
    </message>
    <message>
        <source>Similarity of a file to the most similar other file (Jaccard, five tokens).</source>
        <translation>Ähnlichkeit einer Datei mit der ähnlichsten anderen Datei (Jaccard, fünf Tokens).</translation>
    </message>
    <message>
        <source>Similarity of suggestion and line, character by character (RapidFuzz&apos;s ratio).</source>
        <translation>Ähnlichkeit von Vorschlag und Zeile, Zeichen für Zeichen (Verhältnis nach RapidFuzz).</translation>
    </message>
    <message>
        <source>Since {date}. Kept on this computer only.</source>
        <translation>Seit {date}. Nur auf diesem Computer gespeichert.</translation>
    </message>
    <message>
        <source>Single cursor positions with the expected and suggested text.</source>
        <translation>Einzelne Cursorpositionen mit dem erwarteten und dem vorgeschlagenen Text.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Size of checkpoints and logs at the end of the run, and the free space.</source>
        <translation>Größe von Checkpoints und Protokollen am Ende des Laufs, und der freie Platz.</translation>
    </message>
    <message>
        <source>Size of its folder on the disk, mostly checkpoints.</source>
        <translation>Größe des Ordners auf dem Datenträger, hauptsächlich Checkpoints.</translation>
    </message>
    <message>
        <source>Size of that text.</source>
        <translation>Größe dieses Texts.</translation>
    </message>
    <message>
        <source>Size of the code.</source>
        <translation>Größe des Codes.</translation>
    </message>
    <message>
        <source>Skip folders</source>
        <translation>Übersprungene Ordner</translation>
    </message>
    <message>
        <source>Skipped folder</source>
        <translation>Übersprungener Ordner</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Small</translation>
    </message>
    <message>
        <source>Small changes late in the run become visible.</source>
        <translation>Kleine Änderungen spät im Lauf werden sichtbar.</translation>
    </message>
    <message>
        <source>Smoothed training loss in nats per token. Lower is better.</source>
        <translation>Geglätteter Trainingsverlust in Nats pro Token. Weniger ist besser.</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Sort the selected lines.</source>
        <translation>Die ausgewählten Zeilen sortieren.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Source of this suggestion</source>
        <translation>Quelle dieses Vorschlags</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Sources of suggestions are shown for training sets of up to 4 GB.</source>
        <translation>Quellen von Vorschlägen werden bei Trainingsmengen bis zu 4 GB gezeigt.</translation>
    </message>
    <message>
        <source>Sources to read</source>
        <translation>Zu lesende Quellen</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Split by</source>
        <translation>Aufteilung nach</translation>
    </message>
    <message>
        <source>Start a new run from the weights of this one (in the window: Fine-tune from this run), which makes the dataset again with its tokenizer: --from {folder} --dataset {dataset}</source>
        <translation>Einen neuen Lauf mit den Gewichten von diesem starten (im Fenster: Fine-Tuning dieses Laufs), was den Datensatz mit dessen Tokenizer neu erstellt: --from {folder} --dataset {dataset}</translation>
    </message>
    <message>
        <source>Start a new run to change it.</source>
        <translation>Zum Ändern einen neuen Lauf starten.</translation>
    </message>
    <message>
        <source>Start a new run with the settings of the page.</source>
        <translation>Mit den Einstellungen der Seite einen neuen Lauf starten.</translation>
    </message>
    <message>
        <source>Start a new run with these settings.</source>
        <translation>Mit diesen Einstellungen einen neuen Lauf starten.</translation>
    </message>
    <message>
        <source>Start a new run.</source>
        <translation>Einen neuen Lauf starten.</translation>
    </message>
    <message>
        <source>Start all of them again with --resume; only the last step is lost.</source>
        <translation>Alle mit --resume neu starten; nur der letzte Schritt geht verloren.</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Beginnen mit</translation>
    </message>
    <message>
        <source>Start from a checkpoint</source>
        <translation>Mit einem Checkpoint beginnen</translation>
    </message>
    <message>
        <source>Start from the thresholds of a preset.</source>
        <translation>Mit den Schwellenwerten einer Vorgabe beginnen.</translation>
    </message>
    <message>
        <source>Start one: {command_line}</source>
        <translation>Einen starten: {command_line}</translation>
    </message>
    <message>
        <source>Start server</source>
        <translation>Server starten</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Training starten</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet …</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Step of the run</source>
        <translation>Schritt des Laufs</translation>
    </message>
    <message>
        <source>Step {step}</source>
        <translation>Schritt {step}</translation>
    </message>
    <message>
        <source>Step {step}, {characters} characters. Best so far: {best}.</source>
        <translation>Schritt {step}, {characters} Zeichen. Bisher bester Wert: {best}.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Steps over which muon&apos;s momentum rises from 0.85 to 0.95: early gradients change fast, and what is averaged over many steps is out of date. 0: 0.95 from the start.</source>
        <translation>Schritte, in denen der Impuls von muon von 0,85 auf 0,95 steigt: Frühe Gradienten ändern sich schnell, und ein Mittel über viele Schritte ist veraltet. 0: von Anfang an 0,95.</translation>
    </message>
    <message>
        <source>Steps over which the learning rate rises from near zero, while the first gradients are still wild.</source>
        <translation>Schritte, in denen die Lernrate von nahezu null ansteigt, solange die ersten Gradienten noch wild sind.</translation>
    </message>
    <message>
        <source>Still waiting for a step to end…</source>
        <translation>Es wird noch auf das Ende eines Schritts gewartet …</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stop after this many minutes of training; 0 means no limit. The learning rate is planned so that it reaches its end just then.</source>
        <translation>Nach so vielen Minuten Training enden; 0 heißt keine Grenze. Die Lernrate wird so geplant, dass sie gerade dann ihr Ende erreicht.</translation>
    </message>
    <message>
        <source>Stop after this many steps; 0 means no limit. One step reads batch size x accumulation x context tokens and takes one optimizer step.</source>
        <translation>Nach so vielen Schritten enden; 0 heißt keine Grenze. Ein Schritt liest Batchgröße × Akkumulation × Kontext Tokens und macht einen Optimierungsschritt.</translation>
    </message>
    <message>
        <source>Stop it there first.</source>
        <translation>Ihn zuerst dort anhalten.</translation>
    </message>
    <message>
        <source>Stop server</source>
        <translation>Server anhalten</translation>
    </message>
    <message>
        <source>Stop the run first.</source>
        <translation>Zuerst den Lauf anhalten.</translation>
    </message>
    <message>
        <source>Stop, save and close</source>
        <translation>Anhalten, speichern und schließen</translation>
    </message>
    <message>
        <source>Stop: {job}</source>
        <translation>Anhalten: {job}</translation>
    </message>
    <message>
        <source>Stopping finishes the step and saves: the run can be resumed after the next start.</source>
        <translation>Beim Anhalten wird der Schritt abgeschlossen und gespeichert: Der Lauf kann nach dem nächsten Start fortgesetzt werden.</translation>
    </message>
    <message>
        <source>Stopping, {time}</source>
        <translation>Wird angehalten, {time}</translation>
    </message>
    <message>
        <source>Strings in</source>
        <translation>In Zeichenketten</translation>
    </message>
    <message>
        <source>Such files are data as a rule; corpus.max_longest_line drops them.</source>
        <translation>Solche Dateien sind in der Regel Daten; corpus.max_longest_line verwirft sie.</translation>
    </message>
    <message>
        <source>Suggest in comments</source>
        <translation>In Kommentaren vorschlagen</translation>
    </message>
    <message>
        <source>Suggest in strings</source>
        <translation>In Zeichenketten vorschlagen</translation>
    </message>
    <message>
        <source>Suggest what is most likely.</source>
        <translation>Vorschlagen, was am wahrscheinlichsten ist.</translation>
    </message>
    <message>
        <source>Suggest while &amp;typing</source>
        <translation>Beim &amp;Tippen vorschlagen</translation>
    </message>
    <message>
        <source>Suggest while t&amp;yping</source>
        <translation>Beim Ti&amp;ppen vorschlagen</translation>
    </message>
    <message>
        <source>Suggest while typing</source>
        <translation>Beim Tippen vorschlagen</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>Vorgeschlagen</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>Vorschlag</translation>
    </message>
    <message>
        <source>Suggestion settings</source>
        <translation>Vorschlagseinstellungen</translation>
    </message>
    <message>
        <source>Suggestion settings: confidence, languages, sampling, statistics.</source>
        <translation>Vorschlagseinstellungen: Konfidenz, Sprachen, Sampling, Statistik.</translation>
    </message>
    <message>
        <source>Suggestion: Accept all of it</source>
        <translation>Vorschlag: Ganz annehmen</translation>
    </message>
    <message>
        <source>Suggestion: Accept one line</source>
        <translation>Vorschlag: Eine Zeile annehmen</translation>
    </message>
    <message>
        <source>Suggestion: Accept one word</source>
        <translation>Vorschlag: Ein Wort annehmen</translation>
    </message>
    <message>
        <source>Suggestion: Dismiss</source>
        <translation>Vorschlag: Verwerfen</translation>
    </message>
    <message>
        <source>Suggestions appear as you type.</source>
        <translation>Vorschläge erscheinen beim Tippen.</translation>
    </message>
    <message>
        <source>Suggestions appear in gray as you type. Tab accepts a suggestion, Ctrl+Right accepts one word of it.</source>
        <translation>Vorschläge erscheinen beim Tippen in Grau. Tab nimmt einen Vorschlag an, Strg+Rechts ein Wort davon.</translation>
    </message>
    <message>
        <source>Suggestions are off for this language.</source>
        <translation>Für diese Sprache sind Vorschläge ausgeschaltet.</translation>
    </message>
    <message>
        <source>Suggestions are off.</source>
        <translation>Vorschläge sind ausgeschaltet.</translation>
    </message>
    <message>
        <source>Suggestions come from a copy of the model that has learned from this project. Files of the project that it did not learn from need {gain} fewer bits per byte ({before} before, {after} now, with the project taken into account in both).</source>
        <translation>Vorschläge kommen von einer Kopie des Modells, die aus diesem Projekt gelernt hat. Dateien des Projekts, aus denen sie nicht gelernt hat, brauchen {gain} weniger Bits pro Byte ({before} vorher, {after} jetzt, beide Male mit dem Projekt).</translation>
    </message>
    <message>
        <source>Suggestions come only from this file and its project.</source>
        <translation>Vorschläge kommen nur aus dieser Datei und ihrem Projekt.</translation>
    </message>
    <message>
        <source>Suggestions in a project come from the model that was adapted to it, where there is one.</source>
        <translation>Vorschläge in einem Projekt kommen von dem Modell, das daran angepasst wurde, sofern es eines gibt.</translation>
    </message>
    <message>
        <source>Suggestions of all milestones</source>
        <translation>Vorschläge aller Meilensteine</translation>
    </message>
    <message>
        <source>Suggestions shown per 100 characters</source>
        <translation>Gezeigte Vorschläge je 100 Zeichen</translation>
    </message>
    <message>
        <source>Suggestions take the files of the project into account. They never leave this computer.</source>
        <translation>Vorschläge berücksichtigen die Dateien des Projekts. Diese verlassen den Computer nie.</translation>
    </message>
    <message>
        <source>Suggestions that copy one training project</source>
        <translation>Vorschläge, die ein einzelnes Trainingsprojekt kopieren</translation>
    </message>
    <message>
        <source>Suggestions that were shown.</source>
        <translation>Vorschläge, die gezeigt wurden.</translation>
    </message>
    <message>
        <source>Suggestions then know the names of your project, without any training.</source>
        <translation>Vorschläge kennen dann die Namen des eigenen Projekts, ganz ohne Training.</translation>
    </message>
    <message>
        <source>Switch focus: editor/tool&amp;bar</source>
        <translation>Fokus wechseln: Editor/&amp;Werkzeugleiste</translation>
    </message>
    <message>
        <source>Symlink</source>
        <translation>Symbolischer Link</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Systems</source>
        <translation>Systeme</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>Farbsche&amp;ma</translation>
    </message>
    <message>
        <source>Ta&amp;ble</source>
        <translation>Tabe&amp;lle</translation>
    </message>
    <message>
        <source>Tab accept</source>
        <translation>Tab annehmen</translation>
    </message>
    <message>
        <source>Tab width</source>
        <translation>Tabulatorbreite</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Tables and drawings have few of them.</source>
        <translation>Tabellen und Zeichnungen haben wenige davon.</translation>
    </message>
    <message>
        <source>Tabwright is already open in the workspace {folder}.</source>
        <translation>Tabwright ist mit dem Arbeitsbereich {folder} bereits geöffnet.</translation>
    </message>
    <message>
        <source>Tabwright is under the MIT license; Qt {qt} is under the LGPL.</source>
        <translation>Tabwright steht unter der MIT-Lizenz, Qt {qt} unter der LGPL.</translation>
    </message>
    <message>
        <source>Tabwright opens its own checkpoints, and those of a GPT with fused query, key and value or of nn.TransformerEncoderLayer with learned positions and a final norm.</source>
        <translation>Tabwright öffnet eigene Checkpoints und die eines GPT mit zusammengefassten Query, Key und Value oder aus nn.TransformerEncoderLayer mit gelernten Positionen und einer abschließenden Norm.</translation>
    </message>
    <message>
        <source>Tabwright {version}</source>
        <translation>Tabwright {version}</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Tags, separated by commas</source>
        <translation>Schlagwörter, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Tags: {tags}</source>
        <translation>Schlagwörter: {tags}</translation>
    </message>
    <message>
        <source>Take at most {max_name_chars} characters, and no two dashes in a row.</source>
        <translation>Höchstens {max_name_chars} Zeichen nehmen, und nicht zwei Bindestriche hintereinander.</translation>
    </message>
    <message>
        <source>Take the one that the model was trained with.</source>
        <translation>Den nehmen, mit dem das Modell trainiert wurde.</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Test name</source>
        <translation>Name eines Tests</translation>
    </message>
    <message>
        <source>Test suite</source>
        <translation>Testsammlung</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>Tests</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Text around the cursor, with the expected text marked</source>
        <translation>Text um den Cursor, mit dem erwarteten Text markiert</translation>
    </message>
    <message>
        <source>Text is selected.</source>
        <translation>Es ist Text ausgewählt.</translation>
    </message>
    <message>
        <source>Text of the file</source>
        <translation>Text der Datei</translation>
    </message>
    <message>
        <source>Text of the prompt</source>
        <translation>Text des Prompts</translation>
    </message>
    <message>
        <source>Text per token: with more of it, completion is faster.</source>
        <translation>Text je Token: Mit mehr davon geht die Vervollständigung schneller.</translation>
    </message>
    <message>
        <source>Text to tokenize</source>
        <translation>Text für den Tokenizer</translation>
    </message>
    <message>
        <source>Text: Dedent</source>
        <translation>Text: Einzug verringern</translation>
    </message>
    <message>
        <source>Text: Delete the previous word</source>
        <translation>Text: Das vorherige Wort löschen</translation>
    </message>
    <message>
        <source>Text: Indent</source>
        <translation>Text: Einzug vergrößern</translation>
    </message>
    <message>
        <source>Text: Previous or next word</source>
        <translation>Text: Vorheriges oder nächstes Wort</translation>
    </message>
    <message>
        <source>Text: Start of the line, before or after its indentation</source>
        <translation>Text: Zeilenanfang, vor oder nach dem Einzug</translation>
    </message>
    <message>
        <source>That frees {size} and cannot be undone.</source>
        <translation>Das gibt {size} frei und kann nicht rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>That number is too large.</source>
        <translation>Diese Zahl ist zu groß.</translation>
    </message>
    <message>
        <source>The archive or table is damaged here.</source>
        <translation>Das Archiv oder die Tabelle ist hier beschädigt.</translation>
    </message>
    <message>
        <source>The bias of the output head is folded into the final norm and the head, because GPT-2 has none elsewhere; the logits are the same.</source>
        <translation>Der Bias des Ausgabekopfs ist in die letzte Norm und den Ausgabekopf eingerechnet, weil GPT-2 sonst keinen hat; die Logits sind gleich.</translation>
    </message>
    <message>
        <source>The changes of the other program will be lost. To keep both versions, cancel and save under another name.</source>
        <translation>Die Änderungen des anderen Programms gehen verloren. Um beide Fassungen zu behalten, abbrechen und unter einem anderen Namen speichern.</translation>
    </message>
    <message>
        <source>The checkpoint does not say what it was trained on, so nothing is held out.</source>
        <translation>Der Checkpoint sagt nicht, worauf er trainiert wurde, daher ist nichts zurückgehalten.</translation>
    </message>
    <message>
        <source>The checkpoint does not say what it was trained on.</source>
        <translation>Der Checkpoint sagt nicht, worauf er trainiert wurde.</translation>
    </message>
    <message>
        <source>The checkpoint {checkpoint_title} is gone, so nothing is kept.</source>
        <translation>Der Checkpoint {checkpoint_title} ist weg, daher wird nichts behalten.</translation>
    </message>
    <message>
        <source>The compiler or the trial took longer than {timeout:g} s.</source>
        <translation>Der Compiler oder der Probelauf brauchte länger als {timeout:g} s.</translation>
    </message>
    <message>
        <source>The computer is out of memory.</source>
        <translation>Dem Computer ist der Arbeitsspeicher ausgegangen.</translation>
    </message>
    <message>
        <source>The confidence threshold, and the latency.</source>
        <translation>Die Konfidenzschwelle und die Latenz.</translation>
    </message>
    <message>
        <source>The confidence threshold, for the measures that depend on it.</source>
        <translation>Die Konfidenzschwelle für die Messgrößen, die davon abhängen.</translation>
    </message>
    <message>
        <source>The configuration has another architecture than {checkpoint_title}.</source>
        <translation>Die Konfiguration hat eine andere Architektur als {checkpoint_title}.</translation>
    </message>
    <message>
        <source>The context length. A longer one covers more of the file and is slower.</source>
        <translation>Die Länge des Kontexts. Ein längerer umfasst mehr von der Datei und ist langsamer.</translation>
    </message>
    <message>
        <source>The corpus of the dataset {title} has changed since the dataset was made.</source>
        <translation>Der Korpus des Datensatzes {title} hat sich geändert, seit der Datensatz erstellt wurde.</translation>
    </message>
    <message>
        <source>The corpus that the tabs show.</source>
        <translation>Der Korpus, den die Reiter zeigen.</translation>
    </message>
    <message>
        <source>The corpus {corpus_title} has changed since the dataset {title} was made.</source>
        <translation>Der Korpus {corpus_title} hat sich geändert, seit der Datensatz {title} erstellt wurde.</translation>
    </message>
    <message>
        <source>The corpus {corpus} is damaged: {error}.</source>
        <translation>Der Korpus {corpus} ist beschädigt: {error}.</translation>
    </message>
    <message>
        <source>The corpus {folder} is damaged: {error}.</source>
        <translation>Der Korpus {folder} ist beschädigt: {error}.</translation>
    </message>
    <message>
        <source>The corpus {folder} was made by a newer Tabwright.</source>
        <translation>Der Korpus {folder} wurde von einem neueren Tabwright erstellt.</translation>
    </message>
    <message>
        <source>The cursor is before or inside a word.</source>
        <translation>Der Cursor steht vor oder in einem Wort.</translation>
    </message>
    <message>
        <source>The cursor is in a comment.</source>
        <translation>Der Cursor steht in einem Kommentar.</translation>
    </message>
    <message>
        <source>The cursor is in a string.</source>
        <translation>Der Cursor steht in einer Zeichenkette.</translation>
    </message>
    <message>
        <source>The curve appears here when a run starts.</source>
        <translation>Die Kurve erscheint hier, wenn ein Lauf beginnt.</translation>
    </message>
    <message>
        <source>The dataset that it is trained on.</source>
        <translation>Der Datensatz, auf dem trainiert wird.</translation>
    </message>
    <message>
        <source>The dataset {corpus} has no validation files in these languages.</source>
        <translation>Der Datensatz {corpus} hat in diesen Sprachen keine Validierungsdateien.</translation>
    </message>
    <message>
        <source>The dataset {dataset_title} is damaged: {reason}.</source>
        <translation>Der Datensatz {dataset_title} ist beschädigt: {reason}.</translation>
    </message>
    <message>
        <source>The dataset {dataset_title} was made by a newer Tabwright.</source>
        <translation>Der Datensatz {dataset_title} wurde von einem neueren Tabwright erstellt.</translation>
    </message>
    <message>
        <source>The dataset {dataset} holds nothing out.</source>
        <translation>Der Datensatz {dataset} hält nichts zurück.</translation>
    </message>
    <message>
        <source>The dataset {title} does not fit its corpus.</source>
        <translation>Der Datensatz {title} passt nicht zu seinem Korpus.</translation>
    </message>
    <message>
        <source>The dataset {title} has a vocabulary of {vocabulary:,} tokens, the model only {vocabulary_2:,}.</source>
        <translation>Der Datensatz {title} hat ein Vokabular von {vocabulary:,} Tokens, das Modell nur {vocabulary_2:,}.</translation>
    </message>
    <message>
        <source>The dataset {title} has another tokenizer than the model, and its corpus cannot be read: {problem}</source>
        <translation>Der Datensatz {title} hat einen anderen Tokenizer als das Modell, und sein Korpus kann nicht gelesen werden: {problem}</translation>
    </message>
    <message>
        <source>The dataset {title} has changed since the run {run_title} read it.</source>
        <translation>Der Datensatz {title} hat sich geändert, seit der Lauf {run_title} ihn gelesen hat.</translation>
    </message>
    <message>
        <source>The dataset {title} has {count:,} training tokens, less than one window of {context}.</source>
        <translation>Der Datensatz {title} hat {count:,} Trainingstokens, weniger als ein Fenster von {context}.</translation>
    </message>
    <message>
        <source>The dataset {title} was made with another tokenizer than the run {run_title} was trained with: the same tokens mean other text.</source>
        <translation>Der Datensatz {title} wurde mit einem anderen Tokenizer erstellt, als der Lauf {run_title} beim Training hatte: Dieselben Tokens bedeuten anderen Text.</translation>
    </message>
    <message>
        <source>The dataset {title} was made with another tokenizer than {checkpoint_title} was trained with.</source>
        <translation>Der Datensatz {title} wurde mit einem anderen Tokenizer erstellt, als {checkpoint_title} beim Training hatte.</translation>
    </message>
    <message>
        <source>The dataset {was} of this run is called {is_now} now.</source>
        <translation>Der Datensatz {was} dieses Laufs heißt jetzt {is_now}.</translation>
    </message>
    <message>
        <source>The datasets {title} and {title_2} have different tokenizers.</source>
        <translation>Die Datensätze {title} und {title_2} haben verschiedene Tokenizer.</translation>
    </message>
    <message>
        <source>The device ran out of memory.</source>
        <translation>Dem Gerät ist der Speicher ausgegangen.</translation>
    </message>
    <message>
        <source>The disk has {disk_free_bytes:,.0f} MB left, and the run needs {disk_bytes:,.0f} MB.</source>
        <translation>Auf dem Datenträger sind noch {disk_free_bytes:,.0f} MB frei, und der Lauf braucht {disk_bytes:,.0f} MB.</translation>
    </message>
    <message>
        <source>The disk is full: {path} was not written.</source>
        <translation>Der Datenträger ist voll: {path} wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>The disk of {path} is read-only.</source>
        <translation>Der Datenträger von {path} ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>The editor asks the server above, so it must run.</source>
        <translation>Der Editor fragt den Server oben, daher muss er laufen.</translation>
    </message>
    <message>
        <source>The editor starts Tabwright itself and uses a pipe; no port is opened.</source>
        <translation>Der Editor startet Tabwright selbst und verwendet eine Pipe; es wird kein Port geöffnet.</translation>
    </message>
    <message>
        <source>The encoding of files that are not UTF-8 and declare none, for example cp1252 or gbk. Empty: they are dropped, since a wrong guess would teach noise.</source>
        <translation>Die Kodierung von Dateien, die nicht UTF-8 sind und keine angeben, zum Beispiel cp1252 oder gbk. Leer: Sie werden verworfen, da eine falsche Annahme Rauschen lehren würde.</translation>
    </message>
    <message>
        <source>The encoding {title} of {name} cannot store {text!r}.</source>
        <translation>Die Kodierung {title} von {name} kann {text!r} nicht speichern.</translation>
    </message>
    <message>
        <source>The evaluation {folder} cannot be read: {reason}.</source>
        <translation>Die Auswertung {folder} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>The evaluation {parent} was made by a newer Tabwright.</source>
        <translation>Die Auswertung {parent} wurde von einem neueren Tabwright erstellt.</translation>
    </message>
    <message>
        <source>The events of the run could not be shown</source>
        <translation>Die Ereignisse des Laufs konnten nicht gezeigt werden</translation>
    </message>
    <message>
        <source>The export is compared with the model: tokens, logits and generated text. If anything differs, nothing is written.</source>
        <translation>Der Export wird mit dem Modell verglichen: Tokens, Logits und erzeugter Text. Weicht etwas ab, wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>The exported model could not be opened to prove it: {error}.</source>
        <translation>Das exportierte Modell konnte zum Nachweis nicht geöffnet werden: {error}.</translation>
    </message>
    <message>
        <source>The exported model is not the model: in {reader} a logit is off by {max_error:.2g}, more than {bound:.2g}.</source>
        <translation>Das exportierte Modell ist nicht das Modell: In {reader} weicht ein Logit um {max_error:.2g} ab, mehr als {bound:.2g}.</translation>
    </message>
    <message>
        <source>The exported tokenizer is not the model&apos;s: {reader} cuts {text!a} into other tokens.</source>
        <translation>Der exportierte Tokenizer ist nicht der des Modells: {reader} zerlegt {text!a} in andere Tokens.</translation>
    </message>
    <message>
        <source>The figure that decided.</source>
        <translation>Der Wert, der entschieden hat.</translation>
    </message>
    <message>
        <source>The figure that table and bars show.</source>
        <translation>Der Wert, den Tabelle und Balken zeigen.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>The file is gone; this is what was kept.</source>
        <translation>Die Datei ist weg; das wurde von ihr behalten.</translation>
    </message>
    <message>
        <source>The file is not UTF-8; it was read as Latin-1.</source>
        <translation>Die Datei ist nicht UTF-8; sie wurde als Latin-1 gelesen.</translation>
    </message>
    <message>
        <source>The file or folder that will be written.</source>
        <translation>Die Datei oder der Ordner, der geschrieben wird.</translation>
    </message>
    <message>
        <source>The file was kept; its text begins at the third line.</source>
        <translation>Die Datei wurde behalten; ihr Text beginnt in der dritten Zeile.</translation>
    </message>
    <message>
        <source>The files of its dataset that training never reads. They are from the same projects as the training files, so they are easier than other code.</source>
        <translation>Die Dateien seines Datensatzes, die das Training nie liest. Sie stammen aus denselben Projekten wie die Trainingsdateien und sind daher leichter als anderer Code.</translation>
    </message>
    <message>
        <source>The files of this dataset, and why each was kept or dropped.</source>
        <translation>Die Dateien dieses Datensatzes, und warum jede behalten oder verworfen wurde.</translation>
    </message>
    <message>
        <source>The files of {name} that training never reads. They are from the same projects as the training files, so they are easier than other code.</source>
        <translation>Die Dateien von {name}, die das Training nie liest. Sie stammen aus denselben Projekten wie die Trainingsdateien und sind daher leichter als anderer Code.</translation>
    </message>
    <message>
        <source>The filters of the published model card and no others.</source>
        <translation>Die Filter der veröffentlichten Modellkarte und keine anderen.</translation>
    </message>
    <message>
        <source>The first minutes take as much room as the hours after them.</source>
        <translation>Die ersten Minuten bekommen so viel Platz wie die Stunden danach.</translation>
    </message>
    <message>
        <source>The first {count} characters are shown.</source>
        <translation>Die ersten {count} Zeichen werden gezeigt.</translation>
    </message>
    <message>
        <source>The folder of {path} is gone.</source>
        <translation>Der Ordner von {path} ist weg.</translation>
    </message>
    <message>
        <source>The folder {folder} does not exist.</source>
        <translation>Der Ordner {folder} ist nicht vorhanden.</translation>
    </message>
    <message>
        <source>The folder {name} cannot be read: {words}.</source>
        <translation>Der Ordner {name} kann nicht gelesen werden: {words}.</translation>
    </message>
    <message>
        <source>The folders and files of the program, to open or to copy their paths.</source>
        <translation>Die Ordner und Dateien des Programms, zum Öffnen oder zum Kopieren ihrer Pfade.</translation>
    </message>
    <message>
        <source>The gpt2 architecture has an untied head with bias.</source>
        <translation>Die Architektur gpt2 hat einen eigenen Ausgabekopf mit Bias.</translation>
    </message>
    <message>
        <source>The gpt2 architecture needs kv_heads = heads and heads x head_dim = width.</source>
        <translation>Die Architektur gpt2 erfordert kv_heads = heads und heads × head_dim = width.</translation>
    </message>
    <message>
        <source>The held-out files are shorter than one window: nothing to measure.</source>
        <translation>Die zurückgehaltenen Dateien sind kürzer als ein Fenster: Es gibt nichts zu messen.</translation>
    </message>
    <message>
        <source>The held-out files of {is_now} are other ones than before.</source>
        <translation>Die zurückgehaltenen Dateien von {is_now} sind andere als zuvor.</translation>
    </message>
    <message>
        <source>The index of the training set {corpus} cannot be used: {error}.</source>
        <translation>Der Index der Trainingsmenge {corpus} kann nicht verwendet werden: {error}.</translation>
    </message>
    <message>
        <source>The language of the file.</source>
        <translation>Die Sprache der Datei.</translation>
    </message>
    <message>
        <source>The learning rate follows the clock.</source>
        <translation>Die Lernrate folgt der Uhr.</translation>
    </message>
    <message>
        <source>The learning-rate schedule ends then, so choose the time that you have. A stopped run can be continued.</source>
        <translation>Der Verlauf der Lernrate endet dann, daher die Zeit wählen, die zur Verfügung steht. Ein angehaltener Lauf kann fortgesetzt werden.</translation>
    </message>
    <message>
        <source>The length of the run is not a number of minutes.</source>
        <translation>Die Länge des Laufs ist keine Zahl von Minuten.</translation>
    </message>
    <message>
        <source>The length of the run is not a whole number of steps.</source>
        <translation>Die Länge des Laufs ist keine ganze Zahl von Schritten.</translation>
    </message>
    <message>
        <source>The light copy of {name} was made and is gone, or is damaged already.</source>
        <translation>Die leichte Kopie von {name} wurde erstellt und ist weg oder schon beschädigt.</translation>
    </message>
    <message>
        <source>The light engine cannot run heads of width {head_dim}.</source>
        <translation>Die leichte Engine kann keine Heads der Breite {head_dim} ausführen.</translation>
    </message>
    <message>
        <source>The line is in the file or in another file of the project.</source>
        <translation>Die Zeile steht in der Datei oder in einer anderen Datei des Projekts.</translation>
    </message>
    <message>
        <source>The loss has climbed far above where it was</source>
        <translation>Der Verlust ist weit über seinen bisherigen Wert gestiegen</translation>
    </message>
    <message>
        <source>The loss is no longer a number</source>
        <translation>Der Verlust ist keine Zahl mehr</translation>
    </message>
    <message>
        <source>The loss is no longer a number, so nothing of this is kept.</source>
        <translation>Der Verlust ist keine Zahl mehr, daher wird nichts davon behalten.</translation>
    </message>
    <message>
        <source>The loss of the mixture cannot be used with fill-in-the-middle.</source>
        <translation>Der Verlust der Mischung lässt sich nicht mit Fill-in-the-Middle verwenden.</translation>
    </message>
    <message>
        <source>The loss of the mixture is for runs of one process.</source>
        <translation>Der Verlust der Mischung ist für Läufe mit einem Prozess.</translation>
    </message>
    <message>
        <source>The manifest of the corpus {folder} cannot be read: {error}.</source>
        <translation>Das Manifest des Korpus {folder} kann nicht gelesen werden: {error}.</translation>
    </message>
    <message>
        <source>The measure that is drawn against precision.</source>
        <translation>Die Messgröße, die über der Präzision gezeichnet wird.</translation>
    </message>
    <message>
        <source>The measurement is not in the trash any more.</source>
        <translation>Die Messung ist nicht mehr im Papierkorb.</translation>
    </message>
    <message>
        <source>The memory is not enough: halve the batch size and double the accumulation.</source>
        <translation>Der Arbeitsspeicher reicht nicht: die Batchgröße halbieren und die Akkumulation verdoppeln.</translation>
    </message>
    <message>
        <source>The model card was copied to the clipboard.</source>
        <translation>Die Modellkarte wurde in die Zwischenablage kopiert.</translation>
    </message>
    <message>
        <source>The model expects nothing more on this line.</source>
        <translation>Das Modell erwartet auf dieser Zeile nichts mehr.</translation>
    </message>
    <message>
        <source>The model expects the file to end here.</source>
        <translation>Das Modell erwartet, dass die Datei hier endet.</translation>
    </message>
    <message>
        <source>The model has learned from this project {when}; held-out files needed {change} bits per byte, so nothing was kept.</source>
        <translation>Das Modell hat {when} aus diesem Projekt gelernt; zurückgehaltene Dateien brauchten {change} Bits pro Byte, daher wurde nichts behalten.</translation>
    </message>
    <message>
        <source>The model has no other suggestion here.</source>
        <translation>Das Modell hat hier keinen anderen Vorschlag.</translation>
    </message>
    <message>
        <source>The model has no suggestion here.</source>
        <translation>Das Modell hat hier keinen Vorschlag.</translation>
    </message>
    <message>
        <source>The model is being compiled: up to a minute, once on this machine.</source>
        <translation>Das Modell wird kompiliert: bis zu einer Minute, einmalig auf diesem Computer.</translation>
    </message>
    <message>
        <source>The model is being prepared. Suggestions will start in a moment.</source>
        <translation>Das Modell wird vorbereitet. Vorschläge gibt es gleich.</translation>
    </message>
    <message>
        <source>The model learns from this project when the computer is idle.</source>
        <translation>Das Modell lernt im Leerlauf des Computers aus diesem Projekt.</translation>
    </message>
    <message>
        <source>The model that is evaluated.</source>
        <translation>Das Modell, das ausgewertet wird.</translation>
    </message>
    <message>
        <source>The model that makes suggestions. Its best checkpoint is usually the right one.</source>
        <translation>Das Modell, das Vorschläge macht. Sein bester Checkpoint ist meist der richtige.</translation>
    </message>
    <message>
        <source>The model was not trained to fill in between two texts; it only continues.</source>
        <translation>Das Modell wurde nicht darauf trainiert, zwischen zwei Texten aufzufüllen; es setzt nur fort.</translation>
    </message>
    <message>
        <source>The model wrote characters that cannot be displayed.</source>
        <translation>Das Modell hat Zeichen geschrieben, die nicht dargestellt werden können.</translation>
    </message>
    <message>
        <source>The model wrote only operators and brackets.</source>
        <translation>Das Modell hat nur Operatoren und Klammern geschrieben.</translation>
    </message>
    <message>
        <source>The model, the dataset or the batch size has changed. Estimate again.</source>
        <translation>Das Modell, der Datensatz oder die Batchgröße hat sich geändert. Neu schätzen.</translation>
    </message>
    <message>
        <source>The name is empty.</source>
        <translation>Der Name ist leer.</translation>
    </message>
    <message>
        <source>The name is too long.</source>
        <translation>Der Name ist zu lang.</translation>
    </message>
    <message>
        <source>The name of the corpus.</source>
        <translation>Der Name des Korpus.</translation>
    </message>
    <message>
        <source>The name {name}… is too long for this disk.</source>
        <translation>Der Name {name}… ist für diesen Datenträger zu lang.</translation>
    </message>
    <message>
        <source>The next build uses these filters.</source>
        <translation>Die nächste Erstellung verwendet diese Filter.</translation>
    </message>
    <message>
        <source>The next build uses these thresholds.</source>
        <translation>Die nächste Erstellung verwendet diese Schwellenwerte.</translation>
    </message>
    <message>
        <source>The next run gets the settings of {run}.</source>
        <translation>Der nächste Lauf erhält die Einstellungen von {run}.</translation>
    </message>
    <message>
        <source>The next run starts from the weights of {run}.</source>
        <translation>Der nächste Lauf beginnt mit den Gewichten von {run}.</translation>
    </message>
    <message>
        <source>The note has {count:,} characters.</source>
        <translation>Die Notiz hat {count:,} Zeichen.</translation>
    </message>
    <message>
        <source>The number of bits of each weight.</source>
        <translation>Die Zahl der Bits jedes Gewichts.</translation>
    </message>
    <message>
        <source>The old content is in {copy}.</source>
        <translation>Der alte Inhalt ist in {copy}.</translation>
    </message>
    <message>
        <source>The old export is kept until the new one is verified.</source>
        <translation>Der alte Export bleibt, bis der neue geprüft ist.</translation>
    </message>
    <message>
        <source>The optimizer {optimizer} does not fit the run: {run_title} is trained with {optimizer_2}, and its state is that of {optimizer_2}.</source>
        <translation>Der Optimierer {optimizer} passt nicht zum Lauf: {run_title} wird mit {optimizer_2} trainiert, und der gespeicherte Zustand ist der von {optimizer_2}.</translation>
    </message>
    <message>
        <source>The parser of its language rejects it (only Python has one here).</source>
        <translation>Der Parser der Sprache weist sie ab (nur Python hat hier einen).</translation>
    </message>
    <message>
        <source>The parser of its language rejects it.</source>
        <translation>Der Parser der Sprache weist sie ab.</translation>
    </message>
    <message>
        <source>The pattern has no group {group}.</source>
        <translation>Das Muster hat keine Gruppe {group}.</translation>
    </message>
    <message>
        <source>The plot was copied.</source>
        <translation>Das Diagramm wurde kopiert.</translation>
    </message>
    <message>
        <source>The port must be a whole number.</source>
        <translation>Der Port muss eine ganze Zahl sein.</translation>
    </message>
    <message>
        <source>The port {port} cannot be used.</source>
        <translation>Der Port {port} kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>The position of the cursor in its line.</source>
        <translation>Die Position des Cursors in der Zeile.</translation>
    </message>
    <message>
        <source>The prepared copy of the model can no longer be read: {reason}.</source>
        <translation>Die vorbereitete Kopie des Modells kann nicht mehr gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>The probability that the model gave each token, given the text before it. Hover over a token to see what the model expected.</source>
        <translation>Die Wahrscheinlichkeit, die das Modell jedem Token nach dem Text davor gab. Auf ein Token zeigen, um zu sehen, was das Modell erwartete.</translation>
    </message>
    <message>
        <source>The process that read it crashed.</source>
        <translation>Der Prozess, der sie las, ist abgestürzt.</translation>
    </message>
    <message>
        <source>The process that trains the tokenizer was ended by the system (exit code {exitcode}).</source>
        <translation>Das System hat den Prozess beendet, der den Tokenizer trainiert (Exit-Code {exitcode}).</translation>
    </message>
    <message>
        <source>The processes do not start from the same dataset, configuration and checkpoint.</source>
        <translation>Die Prozesse beginnen nicht mit demselben Datensatz, derselben Konfiguration und demselben Checkpoint.</translation>
    </message>
    <message>
        <source>The program {command} cannot be measured: {reason}.</source>
        <translation>Das Programm {command} kann nicht gemessen werden: {reason}.</translation>
    </message>
    <message>
        <source>The programs that shall run the model, and what is written for them.</source>
        <translation>Die Programme, die das Modell ausführen sollen, und was für sie geschrieben wird.</translation>
    </message>
    <message>
        <source>The programs that shall run the model.</source>
        <translation>Die Programme, die das Modell ausführen sollen.</translation>
    </message>
    <message>
        <source>The project of this file is {root}.</source>
        <translation>Das Projekt dieser Datei ist {root}.</translation>
    </message>
    <message>
        <source>The project {root} is gone, so nothing is kept.</source>
        <translation>Das Projekt {root} ist weg, daher wird nichts behalten.</translation>
    </message>
    <message>
        <source>The project {root} is too small to learn from: its {count:,} held-out files have {held_out:,} tokens; at least {min_held_out_tokens:,} are needed to judge the result.</source>
        <translation>Das Projekt {root} ist zu klein, um daraus zu lernen: Seine {count:,} zurückgehaltenen Dateien haben {held_out:,} Tokens; um das Ergebnis zu beurteilen, sind mindestens {min_held_out_tokens:,} nötig.</translation>
    </message>
    <message>
        <source>The project {root} is too small to learn from: {files:,} files with {tokens:,} tokens to learn; at least {min_files} files with {min_tokens:,} tokens are needed.</source>
        <translation>Das Projekt {root} ist zu klein, um daraus zu lernen: {files:,} Dateien mit {tokens:,} Tokens zum Lernen; nötig sind mindestens {min_files} Dateien mit {min_tokens:,} Tokens.</translation>
    </message>
    <message>
        <source>The published 33.6 M model, exactly, with its training configuration: AdamW, 3e-4, batch 8 x 4. For fidelity and comparison; plan for a night.</source>
        <translation>Genau das veröffentlichte Modell mit 33,6 M Parametern und seiner Trainingskonfiguration: AdamW, 3e-4, Batch 8 × 4. Für Originaltreue und Vergleiche; eine Nacht einplanen.</translation>
    </message>
    <message>
        <source>The record of the run cannot be written: {strerror}.</source>
        <translation>Die Aufzeichnung des Laufs kann nicht geschrieben werden: {strerror}.</translation>
    </message>
    <message>
        <source>The report of the tokenizer {folder} cannot be read: {error}.</source>
        <translation>Der Bericht des Tokenizers {folder} kann nicht gelesen werden: {error}.</translation>
    </message>
    <message>
        <source>The request could not be answered.</source>
        <translation>Die Anfrage konnte nicht beantwortet werden.</translation>
    </message>
    <message>
        <source>The run cannot be computed by the program&apos;s own C code. {reason}</source>
        <translation>Der Lauf kann nicht mit dem C-Code des Programms berechnet werden. {reason}</translation>
    </message>
    <message>
        <source>The run cannot be watched</source>
        <translation>Der Lauf kann nicht beobachtet werden</translation>
    </message>
    <message>
        <source>The run failed at step {step}. {message}</source>
        <translation>Der Lauf ist bei Schritt {step} fehlgeschlagen. {message}</translation>
    </message>
    <message>
        <source>The run finished after {time}, {steps} steps, best {best} bits per byte.</source>
        <translation>Der Lauf ist nach {time} beendet, {steps} Schritte, bester Wert {best} Bits pro Byte.</translation>
    </message>
    <message>
        <source>The run finished after {time}, {steps} steps.</source>
        <translation>Der Lauf ist nach {time} beendet, {steps} Schritte.</translation>
    </message>
    <message>
        <source>The run has no end: neither a number of steps nor a time is set.</source>
        <translation>Der Lauf hat kein Ende: Weder eine Zahl von Schritten noch eine Zeit ist gesetzt.</translation>
    </message>
    <message>
        <source>The run in the first column.</source>
        <translation>Der Lauf in der ersten Spalte.</translation>
    </message>
    <message>
        <source>The run in the second column.</source>
        <translation>Der Lauf in der zweiten Spalte.</translation>
    </message>
    <message>
        <source>The run learns from other data than before: {is_now} has the same tokenizer, but other text.</source>
        <translation>Der Lauf lernt aus anderen Daten als zuvor: {is_now} hat denselben Tokenizer, aber anderen Text.</translation>
    </message>
    <message>
        <source>The run never read it, so its weights stay.</source>
        <translation>Der Lauf hat es nie gelesen, daher bleiben seine Gewichte.</translation>
    </message>
    <message>
        <source>The run started from {start}, which has read it too.</source>
        <translation>Der Lauf begann mit {start}, der es auch gelesen hat.</translation>
    </message>
    <message>
        <source>The run was cancelled; its last checkpoint stays.</source>
        <translation>Der Lauf wurde abgebrochen; sein letzter Checkpoint bleibt.</translation>
    </message>
    <message>
        <source>The run was stopped and saved after {time}, {steps} steps, best {best} bits per byte.</source>
        <translation>Der Lauf wurde nach {time} angehalten und gespeichert, {steps} Schritte, bester Wert {best} Bits pro Byte.</translation>
    </message>
    <message>
        <source>The run was stopped and saved after {time}, {steps} steps.</source>
        <translation>Der Lauf wurde nach {time} angehalten und gespeichert, {steps} Schritte.</translation>
    </message>
    <message>
        <source>The run {folder} cannot be read: {error}</source>
        <translation>Der Lauf {folder} kann nicht gelesen werden: {error}</translation>
    </message>
    <message>
        <source>The run {folder} is being trained by another process.</source>
        <translation>Der Lauf {folder} wird von einem anderen Prozess trainiert.</translation>
    </message>
    <message>
        <source>The run {run_title} has no checkpoint.</source>
        <translation>Der Lauf {run_title} hat keinen Checkpoint.</translation>
    </message>
    <message>
        <source>The run {run} has no milestones.</source>
        <translation>Der Lauf {run} hat keine Meilensteine.</translation>
    </message>
    <message>
        <source>The same folder was entered by another path.</source>
        <translation>Derselbe Ordner wurde über einen anderen Pfad betreten.</translation>
    </message>
    <message>
        <source>The same, where the model is mixed with statistics of the file.</source>
        <translation>Dasselbe, wobei das Modell mit der Statistik der Datei gemischt ist.</translation>
    </message>
    <message>
        <source>The search could not be started: {error}.</source>
        <translation>Die Suche konnte nicht gestartet werden: {error}.</translation>
    </message>
    <message>
        <source>The search ended unexpectedly.</source>
        <translation>Die Suche endete unerwartet.</translation>
    </message>
    <message>
        <source>The search for files ends after so many files and folders.</source>
        <translation>Die Suche nach Dateien endet nach so vielen Dateien und Ordnern.</translation>
    </message>
    <message>
        <source>The search was stopped.</source>
        <translation>Die Suche wurde angehalten.</translation>
    </message>
    <message>
        <source>The sources are known for the first suggestion only.</source>
        <translation>Die Quellen sind nur für den ersten Vorschlag bekannt.</translation>
    </message>
    <message>
        <source>The steps from an empty workspace to your own suggestions.</source>
        <translation>Die Schritte vom leeren Arbeitsbereich zu eigenen Vorschlägen.</translation>
    </message>
    <message>
        <source>The stored evaluations of this workspace.</source>
        <translation>Die gespeicherten Auswertungen dieses Arbeitsbereichs.</translation>
    </message>
    <message>
        <source>The suggestion of each system</source>
        <translation>Der Vorschlag jedes Systems</translation>
    </message>
    <message>
        <source>The suggestion of each system; its correct beginning is marked.</source>
        <translation>Der Vorschlag jedes Systems; sein richtiger Anfang ist markiert.</translation>
    </message>
    <message>
        <source>The system could not read it.</source>
        <translation>Das System konnte sie nicht lesen.</translation>
    </message>
    <message>
        <source>The system that the sentences compare with.</source>
        <translation>Das System, mit dem die Sätze vergleichen.</translation>
    </message>
    <message>
        <source>The system whose suggestions are shown.</source>
        <translation>Das System, dessen Vorschläge gezeigt werden.</translation>
    </message>
    <message>
        <source>The tag {tag!r} is too long.</source>
        <translation>Das Schlagwort {tag!r} ist zu lang.</translation>
    </message>
    <message>
        <source>The text around the cursor; the expected text is marked.</source>
        <translation>Der Text um den Cursor; der erwartete Text ist markiert.</translation>
    </message>
    <message>
        <source>The text changed in the meantime.</source>
        <translation>Der Text hat sich inzwischen geändert.</translation>
    </message>
    <message>
        <source>The text gave {vocabulary_size:,} tokens of the {vocabulary:,} asked for.</source>
        <translation>Der Text ergab {vocabulary_size:,} der {vocabulary:,} verlangten Tokens.</translation>
    </message>
    <message>
        <source>The text in UTF-8.</source>
        <translation>Der Text in UTF-8.</translation>
    </message>
    <message>
        <source>The text that the model continues.</source>
        <translation>Der Text, den das Modell fortsetzt.</translation>
    </message>
    <message>
        <source>The thresholds that you chose on the Filters tab.</source>
        <translation>Die Schwellenwerte, die auf dem Reiter „Filter“ gewählt sind.</translation>
    </message>
    <message>
        <source>The time limit passed before there was an answer.</source>
        <translation>Das Zeitlimit verstrich, bevor es eine Antwort gab.</translation>
    </message>
    <message>
        <source>The title has {count:,} characters.</source>
        <translation>Der Titel hat {count:,} Zeichen.</translation>
    </message>
    <message>
        <source>The title of the corpus; empty to leave it unchanged.</source>
        <translation>Der Titel des Korpus; leer, um ihn nicht zu ändern.</translation>
    </message>
    <message>
        <source>The tokenizer has an entry with {args!r}, which spells no byte.</source>
        <translation>Der Tokenizer hat einen Eintrag mit {args!r}, das kein Byte bezeichnet.</translation>
    </message>
    <message>
        <source>The tokenizer has only single bytes, which a GGUF file cannot express.</source>
        <translation>Der Tokenizer hat nur einzelne Bytes, was eine GGUF-Datei nicht ausdrücken kann.</translation>
    </message>
    <message>
        <source>The tokenizer has {vocabulary_size} entries, the model only {vocabulary}.</source>
        <translation>Der Tokenizer hat {vocabulary_size} Einträge, das Modell nur {vocabulary}.</translation>
    </message>
    <message>
        <source>The tokenizer normalizes text with NFKC first, which a GGUF file cannot express: text that is not in NFKC form gets other tokens than in Tabwright.</source>
        <translation>Der Tokenizer normalisiert Text zuerst mit NFKC, was eine GGUF-Datei nicht ausdrücken kann: Text, der nicht in NFKC-Form ist, bekommt andere Tokens als in Tabwright.</translation>
    </message>
    <message>
        <source>The tokenizer of this dataset has no tokens for fill-in-the-middle.</source>
        <translation>Der Tokenizer dieses Datensatzes hat keine Tokens für Fill-in-the-Middle.</translation>
    </message>
    <message>
        <source>The tokenizer {path} cannot be read: {strerror}.</source>
        <translation>Der Tokenizer {path} kann nicht gelesen werden: {strerror}.</translation>
    </message>
    <message>
        <source>The tokenizers that were trained on this corpus.</source>
        <translation>Die Tokenizer, die auf diesem Korpus trainiert wurden.</translation>
    </message>
    <message>
        <source>The tokens that the model is trained on.</source>
        <translation>Die Tokens, auf denen das Modell trainiert wird.</translation>
    </message>
    <message>
        <source>The training set has {total:.1f} GB of text, too much for an index.</source>
        <translation>Die Trainingsmenge hat {total:.1f} GB Text, zu viel für einen Index.</translation>
    </message>
    <message>
        <source>The training set is not available, so duplicates of its files were not detected.</source>
        <translation>Die Trainingsmenge ist nicht verfügbar, daher wurden Duplikate ihrer Dateien nicht erkannt.</translation>
    </message>
    <message>
        <source>The training set {name} is not in this workspace, so its held-out files are not either.</source>
        <translation>Die Trainingsmenge {name} ist nicht in diesem Arbeitsbereich, daher sind es auch ihre zurückgehaltenen Dateien nicht.</translation>
    </message>
    <message>
        <source>The training set {name} is not in this workspace.</source>
        <translation>Die Trainingsmenge {name} ist nicht in diesem Arbeitsbereich.</translation>
    </message>
    <message>
        <source>The training state of this checkpoint cannot be read: {error}</source>
        <translation>Der Trainingszustand dieses Checkpoints kann nicht gelesen werden: {error}</translation>
    </message>
    <message>
        <source>The training state of this checkpoint does not fit the run: {error}</source>
        <translation>Der Trainingszustand dieses Checkpoints passt nicht zum Lauf: {error}</translation>
    </message>
    <message>
        <source>The trash is empty; {size} were freed.</source>
        <translation>Der Papierkorb ist leer; {size} wurden frei.</translation>
    </message>
    <message>
        <source>The trash was emptied meanwhile.</source>
        <translation>Der Papierkorb wurde inzwischen geleert.</translation>
    </message>
    <message>
        <source>The two are of different runs; take the tokenizer that the model was trained with.</source>
        <translation>Die beiden gehören zu verschiedenen Läufen; den Tokenizer nehmen, mit dem das Modell trainiert wurde.</translation>
    </message>
    <message>
        <source>The units of the plot&apos;s axes.</source>
        <translation>Die Einheiten der Achsen des Diagramms.</translation>
    </message>
    <message>
        <source>The unsaved text {name} is damaged and was not restored.</source>
        <translation>Der nicht gespeicherte Text {name} ist beschädigt und wurde nicht wiederhergestellt.</translation>
    </message>
    <message>
        <source>The unsaved text {name} was written by a newer Tabwright.</source>
        <translation>Der nicht gespeicherte Text {name} wurde von einem neueren Tabwright geschrieben.</translation>
    </message>
    <message>
        <source>The value of each step. Single steps vary: each reads other text.</source>
        <translation>Der Wert jedes Schritts. Einzelne Schritte schwanken: Jeder liest anderen Text.</translation>
    </message>
    <message>
        <source>The weights of the run to export.</source>
        <translation>Die Gewichte des Laufs, der exportiert wird.</translation>
    </message>
    <message>
        <source>The workspace of the preferences, {folder}, is no whole path.</source>
        <translation>Der Arbeitsbereich der Einstellungen, {folder}, ist kein vollständiger Pfad.</translation>
    </message>
    <message>
        <source>The workspace {folder} cannot be used: {error}</source>
        <translation>Der Arbeitsbereich {folder} kann nicht verwendet werden: {error}</translation>
    </message>
    <message>
        <source>The workspace {folder} was made by a newer Tabwright, or is damaged.</source>
        <translation>Der Arbeitsbereich {folder} wurde von einem neueren Tabwright erstellt oder ist beschädigt.</translation>
    </message>
    <message>
        <source>The {size} processes did not meet: {splitlines}</source>
        <translation>Die {size} Prozesse haben einander nicht gefunden: {splitlines}</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>There are no filters called {preset!r}.</source>
        <translation>Es gibt keine Filter namens {preset!r}.</translation>
    </message>
    <message>
        <source>There are {count} prompts; each takes time at every validation.</source>
        <translation>Es gibt {count} Prompts; jeder kostet bei jeder Validierung Zeit.</translation>
    </message>
    <message>
        <source>There are {count} tags.</source>
        <translation>Es gibt {count} Schlagwörter.</translation>
    </message>
    <message>
        <source>There are {token_count:,} tokens, too few for a window of {context:,}.</source>
        <translation>Es gibt {token_count:,} Tokens, zu wenige für ein Fenster von {context:,}.</translation>
    </message>
    <message>
        <source>There are: {names}.</source>
        <translation>Es gibt: {names}.</translation>
    </message>
    <message>
        <source>There is free space again: training continues.</source>
        <translation>Es ist wieder Speicherplatz frei: Das Training geht weiter.</translation>
    </message>
    <message>
        <source>There is no complete corpus at {folder}.</source>
        <translation>In {folder} ist kein vollständiger Korpus.</translation>
    </message>
    <message>
        <source>There is no complete dataset at {folder}.</source>
        <translation>In {folder} ist kein vollständiger Datensatz.</translation>
    </message>
    <message>
        <source>There is no dataset yet.</source>
        <translation>Es gibt noch keinen Datensatz.</translation>
    </message>
    <message>
        <source>There is no dataset {name!r} in this workspace.</source>
        <translation>Es gibt keinen Datensatz {name!r} in diesem Arbeitsbereich.</translation>
    </message>
    <message>
        <source>There is no file {file}.</source>
        <translation>Es gibt keine Datei {file}.</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>Es gibt keine Datei {path}.</translation>
    </message>
    <message>
        <source>There is no folder {name}.</source>
        <translation>Es gibt keinen Ordner {name}.</translation>
    </message>
    <message>
        <source>There is no folder {root}.</source>
        <translation>Es gibt keinen Ordner {root}.</translation>
    </message>
    <message>
        <source>There is no home folder to keep the workspace in: {error}.</source>
        <translation>Es gibt kein Benutzerverzeichnis für den Arbeitsbereich: {error}.</translation>
    </message>
    <message>
        <source>There is no installed package of a suitable size in {site_packages}.</source>
        <translation>In {site_packages} ist kein Paket passender Größe installiert.</translation>
    </message>
    <message>
        <source>There is no library for this operating system.</source>
        <translation>Für dieses Betriebssystem gibt es keine Bibliothek.</translation>
    </message>
    <message>
        <source>There is no model yet, so there are no suggestions. Train one on the Train tab, or open a checkpoint.</source>
        <translation>Es gibt noch kein Modell, daher gibt es keine Vorschläge. Auf dem Reiter „Training“ eines trainieren oder einen Checkpoint öffnen.</translation>
    </message>
    <message>
        <source>There is no model yet.</source>
        <translation>Es gibt noch kein Modell.</translation>
    </message>
    <message>
        <source>There is no model yet. Its card is shown here after training.</source>
        <translation>Es gibt noch kein Modell. Seine Karte erscheint hier nach dem Training.</translation>
    </message>
    <message>
        <source>There is no model yet. Train one on the Train tab, then evaluate it here.</source>
        <translation>Es gibt noch kein Modell. Auf dem Reiter „Training“ eines trainieren und dann hier auswerten.</translation>
    </message>
    <message>
        <source>There is no port {port}.</source>
        <translation>Es gibt keinen Port {port}.</translation>
    </message>
    <message>
        <source>There is no preset {name!r}.</source>
        <translation>Es gibt keine Vorgabe {name!r}.</translation>
    </message>
    <message>
        <source>There is no run {name!r} in this workspace.</source>
        <translation>Es gibt keinen Lauf {name!r} in diesem Arbeitsbereich.</translation>
    </message>
    <message>
        <source>There is no suggestion to explain.</source>
        <translation>Es gibt keinen Vorschlag zu erklären.</translation>
    </message>
    <message>
        <source>There is no text after the cursor on its line, so nothing to compare with.</source>
        <translation>Nach dem Cursor steht auf der Zeile kein Text, daher gibt es nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>There is nothing left to train: the run is at step {step:,} after {elapsed_seconds:.1f} minutes, which is all that was asked for.</source>
        <translation>Es bleibt nichts zu trainieren: Der Lauf ist bei Schritt {step:,} nach {elapsed_seconds:.1f} Minuten, und mehr war nicht verlangt.</translation>
    </message>
    <message>
        <source>There is nothing to forget.</source>
        <translation>Es gibt nichts zu vergessen.</translation>
    </message>
    <message>
        <source>There is only one file, so none is held out for validation.</source>
        <translation>Es gibt nur eine Datei, daher wird keine für die Validierung zurückgehalten.</translation>
    </message>
    <message>
        <source>There is too little text before the cursor.</source>
        <translation>Vor dem Cursor steht zu wenig Text.</translation>
    </message>
    <message>
        <source>These keys open the menu {menu}.</source>
        <translation>Diese Tasten öffnen das Menü {menu}.</translation>
    </message>
    <message>
        <source>These sources have no file of the chosen languages. Choose other sources, or have the archives and tables in them read (More…).</source>
        <translation>Diese Quellen haben keine Datei in den gewählten Sprachen. Andere Quellen wählen oder die Archive und Tabellen darin lesen lassen (Mehr …).</translation>
    </message>
    <message>
        <source>These sources have no file of the chosen languages. Choose other sources.</source>
        <translation>Diese Quellen haben keine Datei in den gewählten Sprachen. Andere Quellen wählen.</translation>
    </message>
    <message>
        <source>This checkpoint and this tokenizer do not belong together. Choose a checkpoint that carries its own.</source>
        <translation>Dieser Checkpoint und dieser Tokenizer gehören nicht zusammen. Einen Checkpoint wählen, der seinen eigenen mitbringt.</translation>
    </message>
    <message>
        <source>This checkpoint does not say how its run computes.</source>
        <translation>Dieser Checkpoint sagt nicht, wie sein Lauf rechnet.</translation>
    </message>
    <message>
        <source>This checkpoint holds weights alone: a run cannot continue from it to the last bit.</source>
        <translation>Dieser Checkpoint enthält nur Gewichte: Ein Lauf kann damit nicht bis aufs letzte Bit fortgesetzt werden.</translation>
    </message>
    <message>
        <source>This checkpoint predicts no numbers: its training diverged.</source>
        <translation>Dieser Checkpoint sagt keine Zahlen vorher: Sein Training ist divergiert.</translation>
    </message>
    <message>
        <source>This corpus has no duplicates.</source>
        <translation>Dieser Korpus hat keine Duplikate.</translation>
    </message>
    <message>
        <source>This corpus has no tokens yet. Build it again.</source>
        <translation>Dieser Korpus hat noch keine Tokens. Ihn neu erstellen.</translation>
    </message>
    <message>
        <source>This evaluation did not use projects. Choose folders of code on the left, one folder for each project, and “With and without the project”.</source>
        <translation>Diese Auswertung verwendete keine Projekte. Links Ordner mit Code wählen, einen je Projekt, und „Mit und ohne Projekt“.</translation>
    </message>
    <message>
        <source>This evaluation has no typing simulation, so there is no threshold curve.</source>
        <translation>Diese Auswertung hat keine Tippsimulation, daher gibt es keine Schwellenkurve.</translation>
    </message>
    <message>
        <source>This file is read-only.</source>
        <translation>Diese Datei ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>This file was not read.</source>
        <translation>Diese Datei wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>This format keeps float32 weights; a precision cannot be chosen.</source>
        <translation>Dieses Format behält float32-Gewichte; eine Genauigkeit lässt sich nicht wählen.</translation>
    </message>
    <message>
        <source>This is a bug in Tabwright. Copy the details for a bug report.</source>
        <translation>Das ist ein Fehler in Tabwright. Die Einzelheiten für einen Fehlerbericht kopieren.</translation>
    </message>
    <message>
        <source>This is not a number.</source>
        <translation>Das ist keine Zahl.</translation>
    </message>
    <message>
        <source>This key types or moves in the text. Use it with Ctrl or Alt.</source>
        <translation>Diese Taste schreibt oder bewegt sich im Text. Sie mit Strg oder Alt verwenden.</translation>
    </message>
    <message>
        <source>This machine has no {name} device.</source>
        <translation>Dieser Rechner hat kein Gerät {name}.</translation>
    </message>
    <message>
        <source>This pattern takes too long here; try a simpler one.</source>
        <translation>Dieses Muster dauert hier zu lange; ein einfacheres versuchen.</translation>
    </message>
    <message>
        <source>This processor cannot run the kernel {forced}.</source>
        <translation>Dieser Prozessor kann den Kernel {forced} nicht ausführen.</translation>
    </message>
    <message>
        <source>This tokenizer normalizes text (NFKC), which changes it here.</source>
        <translation>Dieser Tokenizer normalisiert Text (NFKC), was ihn hier verändert.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwellenwert</translation>
    </message>
    <message>
        <source>Threshold and latency</source>
        <translation>Schwelle und Latenz</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>Schwellenwerte</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Tied</source>
        <translation>Gemeinsame Tokentabelle</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Time from key to key: an answer that takes longer is never seen. 0 waits for all, so that the figures do not depend on the machine.</source>
        <translation>Zeit von Taste zu Taste: Eine Antwort, die länger dauert, wird nie gesehen. 0 wartet auf alle, damit die Werte nicht vom Rechner abhängen.</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Verbleibende Zeit</translation>
    </message>
    <message>
        <source>Time since the evaluation was started.</source>
        <translation>Zeit seit dem Start der Auswertung.</translation>
    </message>
    <message>
        <source>Time spent training, validating and saving, without pauses.</source>
        <translation>Zeit für Training, Validierung und Speichern, ohne Pausen.</translation>
    </message>
    <message>
        <source>Time spent training.</source>
        <translation>Zeit für das Training.</translation>
    </message>
    <message>
        <source>Time that the model took for the last suggestion</source>
        <translation>Zeit, die das Modell für den letzten Vorschlag brauchte</translation>
    </message>
    <message>
        <source>Time, epochs, memory and disk space of the run, from a probe of 20 seconds.</source>
        <translation>Zeit, Epochen, Arbeitsspeicher und Plattenplatz des Laufs, aus einer Probe von 20 Sekunden.</translation>
    </message>
    <message>
        <source>Time, epochs, memory and disk space, from a probe of 20 seconds.</source>
        <translation>Zeit, Epochen, Speicher und Plattenplatz, aus einer Probe von 20 Sekunden.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Title of the run</source>
        <translation>Titel des Laufs</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>To &amp;upper case</source>
        <translation>In &amp;Großbuchstaben</translation>
    </message>
    <message>
        <source>To l&amp;ower case</source>
        <translation>In Klei&amp;nbuchstaben</translation>
    </message>
    <message>
        <source>Toggle co&amp;mment</source>
        <translation>Ko&amp;mmentar umschalten</translation>
    </message>
    <message>
        <source>Tok/s (avg.)</source>
        <translation>Tokens/s (Mittel)</translation>
    </message>
    <message>
        <source>Token pro&amp;babilities</source>
        <translation>T&amp;okenwahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>Token probabilities need a model.</source>
        <translation>Tokenwahrscheinlichkeiten erfordern ein Modell.</translation>
    </message>
    <message>
        <source>Token {id}: {text}, {size}</source>
        <translation>Token {id}: {text}, {size}</translation>
    </message>
    <message>
        <source>Tokenize</source>
        <translation>In Tokens umwandeln</translation>
    </message>
    <message>
        <source>Tokenized text, ready for training.</source>
        <translation>In Tokens umgewandelter Text, bereit zum Trainieren.</translation>
    </message>
    <message>
        <source>Tokenizer</source>
        <translation>Tokenizer</translation>
    </message>
    <message>
        <source>Tokenizer on the validation split</source>
        <translation>Tokenizer auf der Validierungsmenge</translation>
    </message>
    <message>
        <source>Tokenizer style</source>
        <translation>Art des Tokenizers</translation>
    </message>
    <message>
        <source>Tokenizing text</source>
        <translation>Text wird in Tokens umgewandelt</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Tokens of held-out files on which the model is judged.</source>
        <translation>Tokens zurückgehaltener Dateien, an denen das Modell beurteilt wird.</translation>
    </message>
    <message>
        <source>Tokens of the text</source>
        <translation>Tokens des Texts</translation>
    </message>
    <message>
        <source>Tokens read in a second, smoothed.</source>
        <translation>In einer Sekunde gelesene Tokens, geglättet.</translation>
    </message>
    <message>
        <source>Tokens read: fair between runs whose steps are of different size.</source>
        <translation>Gelesene Tokens: gerecht zwischen Läufen, deren Schritte verschieden groß sind.</translation>
    </message>
    <message>
        <source>Tokens that a run trains on, without those of the validation split.</source>
        <translation>Tokens, auf denen ein Lauf trainiert, ohne die der Validierungsmenge.</translation>
    </message>
    <message>
        <source>Tokens that a run would train on, without those of the validation split. Counted for the build, estimated from the bytes for other thresholds.</source>
        <translation>Tokens, auf denen ein Lauf trainieren würde, ohne die der Validierungsmenge. Für die Erstellung gezählt, für andere Schwellenwerte aus den Bytes geschätzt.</translation>
    </message>
    <message>
        <source>Tokens/s, smoothed</source>
        <translation>Tokens/s, geglättet</translation>
    </message>
    <message>
        <source>Tokens: the same in {texts:,} odd texts{as_typed}.</source>
        <translation>Tokens: gleich in {texts:,} ungewöhnlichen Texten{as_typed}.</translation>
    </message>
    <message>
        <source>Too few of its characters are letters and digits.</source>
        <translation>Zu wenige ihrer Zeichen sind Buchstaben und Ziffern.</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>Zu groß</translation>
    </message>
    <message numerus="yes">
        <source>Too large: %Ln file(s) or folder(s).</source>
        <translation>
            <numerusform>Zu groß: %Ln Datei oder Ordner.</numerusform>
            <numerusform>Zu groß: %Ln Dateien oder Ordner.</numerusform>
        </translation>
    </message>
    <message>
        <source>Too long</source>
        <translation>Zu lang</translation>
    </message>
    <message>
        <source>Too many of its characters are not ASCII.</source>
        <translation>Zu viele ihrer Zeichen sind nicht ASCII.</translation>
    </message>
    <message>
        <source>Too short</source>
        <translation>Zu kurz</translation>
    </message>
    <message>
        <source>Too short to teach anything, or too long to be written by hand.</source>
        <translation>Zu kurz, um etwas zu lehren, oder zu lang, um von Hand geschrieben zu sein.</translation>
    </message>
    <message>
        <source>Top k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Top p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation>Ein Modell trainieren</translation>
    </message>
    <message numerus="yes">
        <source>Train for %Ln minute(s)</source>
        <translation>
            <numerusform>%Ln Minute trainieren</numerusform>
            <numerusform>%Ln Minuten trainieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Train from scratch</source>
        <translation>Von Grund auf trainieren</translation>
    </message>
    <message>
        <source>Train on this</source>
        <translation>Darauf trainieren</translation>
    </message>
    <message>
        <source>Train one on the Train tab.</source>
        <translation>Auf dem Reiter „Training“ eines trainieren.</translation>
    </message>
    <message>
        <source>Train tokenizer</source>
        <translation>Tokenizer trainieren</translation>
    </message>
    <message>
        <source>Train with a head_dim that {head_step} divides, or complete with torch.</source>
        <translation>Mit einem head_dim trainieren, das durch {head_step} teilbar ist, oder mit torch vervollständigen.</translation>
    </message>
    <message>
        <source>Train your own code-completion model from scratch, watch it learn, and type with it. Everything stays on this computer.</source>
        <translation>Ein eigenes Modell zur Code-Vervollständigung von Grund auf trainieren, ihm beim Lernen zusehen und mit ihm schreiben. Alles bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Training &amp;history of this line</source>
        <translation>Trainingsver&amp;lauf dieser Zeile</translation>
    </message>
    <message>
        <source>Training continues without counting the keystrokes that are saved.</source>
        <translation>Das Training geht weiter, ohne gesparte Anschläge zu zählen.</translation>
    </message>
    <message>
        <source>Training continues, and everything is in the run&apos;s events.jsonl.</source>
        <translation>Das Training geht weiter, und alles steht in der events.jsonl des Laufs.</translation>
    </message>
    <message>
        <source>Training continues, and the record is kept in memory. Free some space.</source>
        <translation>Das Training geht weiter, und die Aufzeichnung bleibt im Arbeitsspeicher. Speicherplatz freigeben.</translation>
    </message>
    <message>
        <source>Training continues.</source>
        <translation>Das Training geht weiter.</translation>
    </message>
    <message>
        <source>Training continues. Set train.sample_tokens=0 to draw none.</source>
        <translation>Das Training geht weiter. Mit train.sample_tokens=0 wird keine erzeugt.</translation>
    </message>
    <message>
        <source>Training history of this line</source>
        <translation>Trainingsverlauf dieser Zeile</translation>
    </message>
    <message>
        <source>Training is still running.</source>
        <translation>Das Training läuft noch.</translation>
    </message>
    <message>
        <source>Training set: its files are not on this machine.</source>
        <translation>Trainingsmenge: Ihre Dateien sind nicht auf diesem Computer.</translation>
    </message>
    <message>
        <source>Training set: its index is being built.</source>
        <translation>Trainingsmenge: Ihr Index wird erstellt.</translation>
    </message>
    <message>
        <source>Training set: no passage of 12 words and signs is the same.</source>
        <translation>Trainingsmenge: Keine Passage von 12 Wörtern und Zeichen ist gleich.</translation>
    </message>
    <message>
        <source>Training set: {problem}</source>
        <translation>Trainingsmenge: {problem}</translation>
    </message>
    <message>
        <source>Training time, without validation and saving.</source>
        <translation>Trainingszeit, ohne Validierung und Speichern.</translation>
    </message>
    <message>
        <source>Training tokens</source>
        <translation>Trainingstokens</translation>
    </message>
    <message>
        <source>Tried with Emacs 30.1 and lsp-mode of 2026, as the only server.</source>
        <translation>Erprobt mit Emacs 30.1 und lsp-mode von 2026, als einziger Server.</translation>
    </message>
    <message>
        <source>Tried with Neovim 0.11.4 and minuet-ai.nvim of 2026; not tried in Emacs.</source>
        <translation>Erprobt mit Neovim 0.11.4 und minuet-ai.nvim von 2026; nicht erprobt in Emacs.</translation>
    </message>
    <message>
        <source>Tried with Neovim 0.12.4.</source>
        <translation>Erprobt mit Neovim 0.12.4.</translation>
    </message>
    <message>
        <source>Tried with Vim 9.1, Neovim 0.10.4, and llama.vim of January 2026.</source>
        <translation>Erprobt mit Vim 9.1, Neovim 0.10.4 und llama.vim vom Januar 2026.</translation>
    </message>
    <message>
        <source>Try again. Copy the details for a report.</source>
        <translation>Erneut versuchen. Die Einzelheiten für einen Bericht kopieren.</translation>
    </message>
    <message>
        <source>Turn automatic suggestions on or off.</source>
        <translation>Automatische Vorschläge ein- oder ausschalten.</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Turn suggestions in comments of this language on or off.</source>
        <translation>Vorschläge in Kommentaren dieser Sprache ein- oder ausschalten.</translation>
    </message>
    <message>
        <source>Turn suggestions in files of this language on or off.</source>
        <translation>Vorschläge in Dateien dieser Sprache ein- oder ausschalten.</translation>
    </message>
    <message>
        <source>Turn suggestions in strings of this language on or off.</source>
        <translation>Vorschläge in Zeichenketten dieser Sprache ein- oder ausschalten.</translation>
    </message>
    <message>
        <source>Two of the systems to compare are called {name!r}.</source>
        <translation>Zwei der verglichenen Systeme heißen {name!r}.</translation>
    </message>
    <message>
        <source>Type a few characters.</source>
        <translation>Ein paar Zeichen eingeben.</translation>
    </message>
    <message>
        <source>Type or paste any text.</source>
        <translation>Beliebigen Text eingeben oder einfügen.</translation>
    </message>
    <message>
        <source>Type with suggestions</source>
        <translation>Mit Vorschlägen schreiben</translation>
    </message>
    <message>
        <source>Typing files</source>
        <translation>Dateien für die Tippsimulation</translation>
    </message>
    <message>
        <source>Typing interval (ms)</source>
        <translation>Tippintervall (ms)</translation>
    </message>
    <message>
        <source>Typing is simulated on code that the model has never seen.</source>
        <translation>Das Tippen wird an Code simuliert, den das Modell nie gesehen hat.</translation>
    </message>
    <message>
        <source>Typing lines</source>
        <translation>Zeilen für die Tippsimulation</translation>
    </message>
    <message>
        <source>Typing passages</source>
        <translation>Passagen für die Tippsimulation</translation>
    </message>
    <message>
        <source>Typing seconds</source>
        <translation>Sekunden für die Tippsimulation</translation>
    </message>
    <message>
        <source>Typing simulation fraction</source>
        <translation>Anteil der Tippsimulation</translation>
    </message>
    <message>
        <source>UI &amp;latency (debug)</source>
        <translation>&amp;Latenz der Oberfläche (Debug)</translation>
    </message>
    <message>
        <source>UI latency in the status bar</source>
        <translation>Latenz der Oberfläche in der Statusleiste</translation>
    </message>
    <message>
        <source>UI latency p50 {p50} · p99 {p99} · max {max}</source>
        <translation>Latenz der Oberfläche p50 {p50} · p99 {p99} · max {max}</translation>
    </message>
    <message>
        <source>UI latency: measuring…</source>
        <translation>Latenz der Oberfläche: wird gemessen …</translation>
    </message>
    <message>
        <source>Und&amp;o delete</source>
        <translation>Löschen &amp;rückgängig machen</translation>
    </message>
    <message>
        <source>Undo brings the changes back.</source>
        <translation>„Rückgängig“ bringt die Änderungen zurück.</translation>
    </message>
    <message>
        <source>Undo delete</source>
        <translation>Löschen rückgängig machen</translation>
    </message>
    <message>
        <source>Undo takes it back file by file. Nothing is saved until you save it.</source>
        <translation>„Rückgängig“ nimmt es Datei für Datei zurück. Nichts ist gespeichert, bevor es gespeichert wird.</translation>
    </message>
    <message>
        <source>Undo the last change.</source>
        <translation>Die letzte Änderung rückgängig machen.</translation>
    </message>
    <message>
        <source>Unexpected errors; send these with a report.</source>
        <translation>Unerwartete Fehler; sie einem Bericht beilegen.</translation>
    </message>
    <message>
        <source>Unit of the length</source>
        <translation>Einheit der Länge</translation>
    </message>
    <message>
        <source>Unknown encoding</source>
        <translation>Unbekannte Kodierung</translation>
    </message>
    <message>
        <source>Unparsable</source>
        <translation>Nicht parsbar</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message numerus="yes">
        <source>Unreadable: %Ln file(s) or folder(s).</source>
        <translation>
            <numerusform>Nicht lesbar: %Ln Datei oder Ordner.</numerusform>
            <numerusform>Nicht lesbar: %Ln Dateien oder Ordner.</numerusform>
        </translation>
    </message>
    <message>
        <source>Unsaved changes stay open: {names}</source>
        <translation>Nicht gespeicherte Änderungen bleiben geöffnet: {names}</translation>
    </message>
    <message>
        <source>Unsaved changes would be lost in a crash: {problem}</source>
        <translation>Nicht gespeicherte Änderungen gingen bei einem Absturz verloren: {problem}</translation>
    </message>
    <message>
        <source>Unseen code</source>
        <translation>Ungesehener Code</translation>
    </message>
    <message>
        <source>Update Tabwright to open it.</source>
        <translation>Zum Öffnen Tabwright aktualisieren.</translation>
    </message>
    <message>
        <source>Update Tabwright, or build the dataset again.</source>
        <translation>Tabwright aktualisieren oder den Datensatz neu erstellen.</translation>
    </message>
    <message>
        <source>Update Tabwright, or name another folder with --workspace.</source>
        <translation>Tabwright aktualisieren oder mit --workspace einen anderen Ordner angeben.</translation>
    </message>
    <message>
        <source>Update Tabwright.</source>
        <translation>Tabwright aktualisieren.</translation>
    </message>
    <message>
        <source>Use --set train.device=auto.</source>
        <translation>--set train.device=auto verwenden.</translation>
    </message>
    <message>
        <source>Use --set train.native=auto.</source>
        <translation>--set train.native=auto verwenden.</translation>
    </message>
    <message>
        <source>Use a checkpoint file from any folder.</source>
        <translation>Eine Checkpoint-Datei aus einem beliebigen Ordner verwenden.</translation>
    </message>
    <message>
        <source>Use adapted models</source>
        <translation>Angepasste Modelle verwenden</translation>
    </message>
    <message>
        <source>Use at most {max_note_length:,}.</source>
        <translation>Höchstens {max_note_length:,} verwenden.</translation>
    </message>
    <message>
        <source>Use at most {max_tag_length}.</source>
        <translation>Höchstens {max_tag_length} verwenden.</translation>
    </message>
    <message>
        <source>Use at most {max_tags}.</source>
        <translation>Höchstens {max_tags} verwenden.</translation>
    </message>
    <message>
        <source>Use at most {max_title_length}.</source>
        <translation>Höchstens {max_title_length} verwenden.</translation>
    </message>
    <message>
        <source>Use for next build</source>
        <translation>Bei der nächsten Erstellung verwenden</translation>
    </message>
    <message>
        <source>Use it in your own editor</source>
        <translation>Im eigenen Editor verwenden</translation>
    </message>
    <message>
        <source>Use letters, digits, dots, dashes and underscores.</source>
        <translation>Buchstaben, Ziffern, Punkte, Bindestriche und Unterstriche verwenden.</translation>
    </message>
    <message>
        <source>Use preset {name}</source>
        <translation>Vorgabe {name} verwenden</translation>
    </message>
    <message>
        <source>Use that window, or start this one with --workspace and another folder.</source>
        <translation>Das andere Fenster verwenden oder dieses mit --workspace und einem anderen Ordner starten.</translation>
    </message>
    <message>
        <source>Use the default keys again.</source>
        <translation>Wieder die Standardtasten verwenden.</translation>
    </message>
    <message>
        <source>Use the default keys of every action again.</source>
        <translation>Für jede Aktion wieder die Standardtasten verwenden.</translation>
    </message>
    <message>
        <source>Use the suggested length.</source>
        <translation>Die vorgeschlagene Länge verwenden.</translation>
    </message>
    <message>
        <source>Use the suggested preset.</source>
        <translation>Die vorgeschlagene Vorgabe verwenden.</translation>
    </message>
    <message>
        <source>Use the suggestions in another editor: the server, and settings to copy.</source>
        <translation>Die Vorschläge in einem anderen Editor verwenden: der Server und Einstellungen zum Kopieren.</translation>
    </message>
    <message>
        <source>Use these keys for the action.</source>
        <translation>Diese Tasten für die Aktion verwenden.</translation>
    </message>
    <message>
        <source>Used by {names}: reset these first.</source>
        <translation>Von {names} verwendet: diese zuerst zurücksetzen.</translation>
    </message>
    <message>
        <source>VS Code with llama.vscode</source>
        <translation>VS Code mit llama.vscode</translation>
    </message>
    <message>
        <source>VS Code with our extension</source>
        <translation>VS Code mit unserer Erweiterung</translation>
    </message>
    <message>
        <source>Validate about this often (more often in the first minute).</source>
        <translation>Etwa so oft validieren (in der ersten Minute öfter).</translation>
    </message>
    <message>
        <source>Validate after this many steps; 0 validates by time instead.</source>
        <translation>Nach so vielen Schritten validieren; bei 0 stattdessen nach Zeit.</translation>
    </message>
    <message>
        <source>Validating, {0}</source>
        <translation>Validierung, {0}</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Validation (bits/byte)</source>
        <translation>Validierung (Bits/Byte)</translation>
    </message>
    <message>
        <source>Validation share</source>
        <translation>Validierungsanteil</translation>
    </message>
    <message>
        <source>Validation split</source>
        <translation>Validierungsmenge</translation>
    </message>
    <message>
        <source>Validation tokens read each time: always the same ones. More is steadier and slower.</source>
        <translation>Validierungstokens, die jedes Mal gelesen werden: immer dieselben. Mehr sind gleichmäßiger und langsamer.</translation>
    </message>
    <message>
        <source>Vanished</source>
        <translation>Verschwunden</translation>
    </message>
    <message>
        <source>Vendored</source>
        <translation>Fremder Code</translation>
    </message>
    <message>
        <source>Vendored folders</source>
        <translation>Ordner mit fremdem Code</translation>
    </message>
    <message>
        <source>Verbatim copies</source>
        <translation>Wörtliche Kopien</translation>
    </message>
    <message>
        <source>Verbatim copies of training files are not counted.</source>
        <translation>Wörtliche Kopien von Trainingsdateien werden nicht gezählt.</translation>
    </message>
    <message>
        <source>Vim or Neovim with llama.vim</source>
        <translation>Vim oder Neovim mit llama.vim</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>Vokabular</translation>
    </message>
    <message>
        <source>Wait until it has ended, or build under another name.</source>
        <translation>Warten, bis er beendet ist, oder unter einem anderen Namen erstellen.</translation>
    </message>
    <message>
        <source>Wait until it has ended.</source>
        <translation>Warten, bis er beendet ist.</translation>
    </message>
    <message>
        <source>Warmup steps</source>
        <translation>Aufwärmschritte</translation>
    </message>
    <message>
        <source>Was the disk unplugged, or the folder moved?</source>
        <translation>Wurde der Datenträger entfernt oder der Ordner verschoben?</translation>
    </message>
    <message>
        <source>Was the folder moved or deleted?</source>
        <translation>Wurde der Ordner verschoben oder gelöscht?</translation>
    </message>
    <message>
        <source>Was there too little memory? Close other programs and try again.</source>
        <translation>War zu wenig Arbeitsspeicher frei? Andere Programme schließen und erneut versuchen.</translation>
    </message>
    <message>
        <source>Was there too little memory? Set tokenizer.sample_bytes lower.</source>
        <translation>War zu wenig Arbeitsspeicher frei? tokenizer.sample_bytes niedriger setzen.</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Gewichtsabnahme</translation>
    </message>
    <message>
        <source>What each threshold drops, and what another would.</source>
        <translation>Was jeder Schwellenwert verwirft, und was ein anderer verwerfen würde.</translation>
    </message>
    <message>
        <source>What happens to suggestions of which 12 tokens or more stand in exactly one project of the training set.</source>
        <translation>Was mit Vorschlägen geschieht, von denen 12 oder mehr Tokens in genau einem Projekt der Trainingsmenge stehen.</translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation>Was behalten wird</translation>
    </message>
    <message>
        <source>What is measured of its suggestions is the same.</source>
        <translation>Was an den Vorschlägen gemessen wird, ist dasselbe.</translation>
    </message>
    <message>
        <source>What it has read is not known any more; train it again from the present dataset.</source>
        <translation>Was er gelesen hat, ist nicht mehr bekannt; ihn mit dem jetzigen Datensatz neu trainieren.</translation>
    </message>
    <message>
        <source>What makes best_checkpoint.pth the best: bits_per_byte, how well held-out text is predicted; keystrokes_saved, how much typing it saves.</source>
        <translation>Was best_checkpoint.pth zum besten macht: bits_per_byte, wie gut zurückgehaltener Text vorhergesagt wird; keystrokes_saved, wie viel Tippen gespart wird.</translation>
    </message>
    <message>
        <source>What the curve shows</source>
        <translation>Was die Kurve zeigt</translation>
    </message>
    <message>
        <source>What the model reads and writes one at a time.</source>
        <translation>Was das Modell einzeln liest und schreibt.</translation>
    </message>
    <message>
        <source>What the program wrote about unexpected errors.</source>
        <translation>Was das Programm über unerwartete Fehler geschrieben hat.</translation>
    </message>
    <message>
        <source>What the validation split takes as a whole. cluster: a file with all its near-duplicates; project: a top folder of a source, which shows how well a model does on unknown projects.</source>
        <translation>Was die Validierungsmenge als Ganzes nimmt. cluster: eine Datei mit allen Beinahe-Duplikaten; project: einen obersten Ordner einer Quelle, was zeigt, wie gut ein Modell bei unbekannten Projekten ist.</translation>
    </message>
    <message>
        <source>What the weights of each step suggest at the cursor.</source>
        <translation>Was die Gewichte jedes Schritts am Cursor vorschlagen.</translation>
    </message>
    <message>
        <source>What the window remembers: sizes, recent files, counts.</source>
        <translation>Was das Fenster sich merkt: Größen, zuletzt verwendete Dateien, Zählungen.</translation>
    </message>
    <message>
        <source>What was kept of the last build is damaged: {error}.</source>
        <translation>Was von der letzten Erstellung behalten wurde, ist beschädigt: {error}.</translation>
    </message>
    <message>
        <source>What you have set, as text.</source>
        <translation>Die eigenen Einstellungen, als Text.</translation>
    </message>
    <message>
        <source>When filling in, the model marks the end of the middle only at the end of a file: stop at the end of the line, or limit the number of tokens (48).</source>
        <translation>Beim Auffüllen markiert das Modell das Ende der Mitte nur am Ende einer Datei: am Zeilenende aufhören oder die Zahl der Tokens begrenzen (48).</translation>
    </message>
    <message>
        <source>When filling in, the model was trained to write &lt;eos&gt; where the gap is filled: programs that stop there need no other limit, but a gap may be filled with several lines.</source>
        <translation>Beim Auffüllen hat das Modell gelernt, &lt;eos&gt; zu schreiben, wo die Lücke gefüllt ist: Programme, die dort aufhören, brauchen keine andere Grenze, doch eine Lücke kann mit mehreren Zeilen gefüllt werden.</translation>
    </message>
    <message>
        <source>Where files are</source>
        <translation>Speicherorte</translation>
    </message>
    <message>
        <source>Where the random numbers start. The same seed and text give the same answer.</source>
        <translation>Womit die Zufallszahlen beginnen. Derselbe Startwert und Text ergeben dieselbe Antwort.</translation>
    </message>
    <message>
        <source>Where to compute: auto takes a CUDA or Apple GPU where there is one.</source>
        <translation>Wo gerechnet wird: „auto“ nimmt eine GPU mit CUDA oder von Apple, sofern es eine gibt.</translation>
    </message>
    <message>
        <source>Whether embedding and head use the same table of tokens; saves parameters.</source>
        <translation>Ob Einbettung und Ausgabekopf dieselbe Tokentabelle verwenden; spart Parameter.</translation>
    </message>
    <message>
        <source>Whether the suggestion was correct.</source>
        <translation>Ob der Vorschlag richtig war.</translation>
    </message>
    <message>
        <source>Which column of a table (JSON lines, Parquet) has the text of a file.</source>
        <translation>Welche Spalte einer Tabelle (JSON-Zeilen, Parquet) den Text einer Datei enthält.</translation>
    </message>
    <message>
        <source>Which files are good enough to train on.</source>
        <translation>Welche Dateien gut genug zum Trainieren sind.</translation>
    </message>
    <message>
        <source>Which log is shown.</source>
        <translation>Welches Protokoll gezeigt wird.</translation>
    </message>
    <message>
        <source>Whole &amp;words</source>
        <translation>Ganze &amp;Wörter</translation>
    </message>
    <message>
        <source>Whole half-typed word</source>
        <translation>Ganzes angefangenes Wort</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Ganze Wörter</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Why there is no suggestion</source>
        <translation>Warum es keinen Vorschlag gibt</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Width of one head.</source>
        <translation>Breite eines Heads.</translation>
    </message>
    <message>
        <source>Width of the stream between blocks.</source>
        <translation>Breite des Stroms zwischen den Blöcken.</translation>
    </message>
    <message>
        <source>Windows are {context} tokens from here on.</source>
        <translation>Fenster haben ab hier {context} Tokens.</translation>
    </message>
    <message>
        <source>Windows of text in one forward pass. More uses more memory and makes each step steadier.</source>
        <translation>Textfenster in einem Vorwärtsdurchlauf. Mehr brauchen mehr Speicher und machen jeden Schritt gleichmäßiger.</translation>
    </message>
    <message>
        <source>Windows of text in one step.</source>
        <translation>Textfenster in einem Schritt.</translation>
    </message>
    <message>
        <source>With --project, name projects&apos; folders.</source>
        <translation>Mit --project Ordner von Projekten angeben.</translation>
    </message>
    <message>
        <source>With and without the other files of the project, by kind of line.</source>
        <translation>Mit und ohne die anderen Dateien des Projekts, nach Art der Zeile.</translation>
    </message>
    <message>
        <source>With and without the project</source>
        <translation>Mit und ohne Projekt</translation>
    </message>
    <message>
        <source>With more of it, reading and completion are faster.</source>
        <translation>Mit mehr davon gehen Lesen und Vervollständigen schneller.</translation>
    </message>
    <message>
        <source>Without the long comment at its start too few lines are left.</source>
        <translation>Ohne den langen Kommentar am Anfang bleiben zu wenige Zeilen.</translation>
    </message>
    <message>
        <source>Words of title, tags, note, preset, dataset or state.</source>
        <translation>Wörter aus Titel, Schlagwörtern, Notiz, Vorgabe, Datensatz oder Zustand.</translation>
    </message>
    <message>
        <source>Words that the path contains, in any order. Shortcut: Ctrl+F.</source>
        <translation>Wörter, die der Pfad enthält, in beliebiger Reihenfolge. Kürzel: Strg+F.</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>Workspace: {folder}</source>
        <translation>Arbeitsbereich: {folder}</translation>
    </message>
    <message>
        <source>Write all data of the report, with the single cases, as JSON.</source>
        <translation>Alle Daten des Berichts mit den einzelnen Fällen als JSON schreiben.</translation>
    </message>
    <message>
        <source>Write code with the suggestions of a model.</source>
        <translation>Code mit den Vorschlägen eines Modells schreiben.</translation>
    </message>
    <message>
        <source>Write dataset</source>
        <translation>Datensatz schreiben</translation>
    </message>
    <message>
        <source>Write every figure with its interval as a line of a table.</source>
        <translation>Jeden Wert mit seinem Intervall als Zeile einer Tabelle schreiben.</translation>
    </message>
    <message>
        <source>Write files</source>
        <translation>Dateien schreiben</translation>
    </message>
    <message>
        <source>Write for example 20.</source>
        <translation>Zum Beispiel 20 schreiben.</translation>
    </message>
    <message>
        <source>Write it as --set section.key=value.</source>
        <translation>Als --set abschnitt.schlüssel=wert schreiben.</translation>
    </message>
    <message>
        <source>Write it as [&quot;a&quot;, &quot;b&quot;].</source>
        <translation>Als [&quot;a&quot;, &quot;b&quot;] schreiben.</translation>
    </message>
    <message>
        <source>Write some code</source>
        <translation>Etwas Code schreiben</translation>
    </message>
    <message>
        <source>Write the checkpoint about this often; 0 after every step. A crash loses at most this much work.</source>
        <translation>Den Checkpoint etwa so oft schreiben; bei 0 nach jedem Schritt. Bei einem Absturz geht höchstens so viel Arbeit verloren.</translation>
    </message>
    <message>
        <source>Write the export and verify it.</source>
        <translation>Den Export schreiben und prüfen.</translation>
    </message>
    <message>
        <source>Write the plot or its data to a file.</source>
        <translation>Das Diagramm oder seine Daten in eine Datei schreiben.</translation>
    </message>
    <message>
        <source>Write the plot to a PNG or SVG file.</source>
        <translation>Das Diagramm in eine PNG- oder SVG-Datei schreiben.</translation>
    </message>
    <message>
        <source>Write the points of the curve to a CSV file.</source>
        <translation>Die Punkte der Kurve in eine CSV-Datei schreiben.</translation>
    </message>
    <message>
        <source>Write the report to a file, as tables or as data.</source>
        <translation>Den Bericht in eine Datei schreiben, als Tabellen oder als Daten.</translation>
    </message>
    <message>
        <source>Write the selection, or the word at the cursor, in lower case.</source>
        <translation>Die Auswahl oder das Wort am Cursor kleinschreiben.</translation>
    </message>
    <message>
        <source>Write the selection, or the word at the cursor, in upper case.</source>
        <translation>Die Auswahl oder das Wort am Cursor großschreiben.</translation>
    </message>
    <message>
        <source>Write the tables of the report as Markdown.</source>
        <translation>Die Tabellen des Berichts als Markdown schreiben.</translation>
    </message>
    <message>
        <source>Write what the run is for; the filter finds it.</source>
        <translation>Schreiben, wofür der Lauf ist; der Filter findet es.</translation>
    </message>
    <message>
        <source>Writing the weights</source>
        <translation>Gewichte werden geschrieben</translation>
    </message>
    <message>
        <source>Written and verified: {path} ({size})</source>
        <translation>Geschrieben und geprüft: {path} ({size})</translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation>Geschrieben: {path}</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Falsch</translation>
    </message>
    <message>
        <source>Wrong cost</source>
        <translation>Kosten eines Fehlers</translation>
    </message>
    <message>
        <source>Yes, learn</source>
        <translation>Ja, lernen</translation>
    </message>
    <message>
        <source>You can restore it from the trash of the desktop.</source>
        <translation>Wiederherstellen lässt es sich aus dem Papierkorb des Desktops.</translation>
    </message>
    <message>
        <source>You chose to always drop it.</source>
        <translation>Sie wird auf eigenen Wunsch immer verworfen.</translation>
    </message>
    <message>
        <source>You just deleted this text.</source>
        <translation>Dieser Text wurde gerade gelöscht.</translation>
    </message>
    <message>
        <source>You just dismissed this text.</source>
        <translation>Dieser Text wurde gerade verworfen.</translation>
    </message>
    <message>
        <source>You may not read it.</source>
        <translation>Die Berechtigung zum Lesen fehlt.</translation>
    </message>
    <message>
        <source>Your changes will be lost if you don&apos;t save them.</source>
        <translation>Die Änderungen gehen verloren, wenn sie nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>Your tags; see Manage, Notes and tags.</source>
        <translation>Eigene Schlagwörter; siehe Verwalten, Notizen und Schlagwörter.</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>a job has ended</source>
        <translation>eine Aufgabe ist beendet</translation>
    </message>
    <message>
        <source>a job has failed</source>
        <translation>eine Aufgabe ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>a merge spells {left}</source>
        <translation>eine Zusammenführung ergibt {left}</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a parameter of it is no tensor</source>
        <translation>ein Parameter darin ist kein Tensor</translation>
    </message>
    <message>
        <source>a tensor of it claims {wanted:,} numbers and has {count:,}</source>
        <translation>ein Tensor darin gibt {wanted:,} Zahlen an und hat {count:,}</translation>
    </message>
    <message>
        <source>a tensor of it has a size that is no number</source>
        <translation>ein Tensor darin hat eine Größe, die keine Zahl ist</translation>
    </message>
    <message>
        <source>a tensor of it has a size without sense</source>
        <translation>ein Tensor darin hat eine sinnlose Größe</translation>
    </message>
    <message>
        <source>a tensor of it is described in another way</source>
        <translation>ein Tensor darin ist anders beschrieben</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>about {count}</source>
        <translation>etwa {count}</translation>
    </message>
    <message>
        <source>adapted {when}, +{gain}</source>
        <translation>{when} angepasst, +{gain}</translation>
    </message>
    <message>
        <source>adapting brought nothing</source>
        <translation>Anpassung brachte nichts</translation>
    </message>
    <message>
        <source>adding up the files</source>
        <translation>Dateien werden zusammengezählt</translation>
    </message>
    <message>
        <source>after punctuation</source>
        <translation>nach einem Satzzeichen</translation>
    </message>
    <message>
        <source>after step {step}</source>
        <translation>nach Schritt {step}</translation>
    </message>
    <message>
        <source>against {name}</source>
        <translation>gegen {name}</translation>
    </message>
    <message>
        <source>all {total} files are restored</source>
        <translation>alle {total} Dateien sind wiederhergestellt</translation>
    </message>
    <message>
        <source>an entry is empty</source>
        <translation>ein Eintrag ist leer</translation>
    </message>
    <message>
        <source>and</source>
        <translation>und</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>und {count} weitere</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>any number</source>
        <translation>eine beliebige Zahl</translation>
    </message>
    <message>
        <source>as built</source>
        <translation>wie erstellt</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>mindestens</translation>
    </message>
    <message>
        <source>at least {low}</source>
        <translation>mindestens {low}</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>höchstens</translation>
    </message>
    <message>
        <source>at most {high}</source>
        <translation>höchstens {high}</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>baseline, wide, for the paper</source>
        <translation>Vergleich, breit, für die Arbeit</translation>
    </message>
    <message>
        <source>batches</source>
        <translation>Batches</translation>
    </message>
    <message>
        <source>best</source>
        <translation>beste</translation>
    </message>
    <message>
        <source>best bits per byte</source>
        <translation>beste Bits pro Byte</translation>
    </message>
    <message>
        <source>best: {0} bits per byte</source>
        <translation>bester Wert: {0} Bits pro Byte</translation>
    </message>
    <message>
        <source>bf16 halves the bits of matrix products: faster where the processor has it, slower where it has not. auto asks the processor, and tries both before longer runs.</source>
        <translation>bf16 halbiert die Bits von Matrixprodukten: schneller, wo der Prozessor es hat, sonst langsamer. „auto“ fragt den Prozessor und versucht vor längeren Läufen beides.</translation>
    </message>
    <message>
        <source>bits per byte</source>
        <translation>Bits pro Byte</translation>
    </message>
    <message>
        <source>bits per byte with in-file cache</source>
        <translation>Bits pro Byte mit Dateicache</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>built {date}</source>
        <translation>erstellt {date}</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>cached</source>
        <translation>aus dem Cache</translation>
    </message>
    <message>
        <source>calibration</source>
        <translation>Kalibrierung</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>checkpoint {0}</source>
        <translation>Checkpoint {0}</translation>
    </message>
    <message>
        <source>checkpoints</source>
        <translation>Checkpoints</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>continued after step {0}</source>
        <translation>fortgesetzt nach Schritt {0}</translation>
    </message>
    <message>
        <source>copies {project}</source>
        <translation>kopiert {project}</translation>
    </message>
    <message>
        <source>cores</source>
        <translation>Kerne</translation>
    </message>
    <message>
        <source>counting words</source>
        <translation>Wörter werden gezählt</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>wird gezählt …</translation>
    </message>
    <message>
        <source>default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>diverged; good until step {0}</source>
        <translation>divergiert; gut bis Schritt {0}</translation>
    </message>
    <message>
        <source>does not tell its number of heads, and a width of {width} is no multiple of {card_head_dim}</source>
        <translation>sagt seine Zahl der Heads nicht, und eine Breite von {width} ist kein Vielfaches von {card_head_dim}</translation>
    </message>
    <message>
        <source>drops {count}</source>
        <translation>verwirft {count}</translation>
    </message>
    <message>
        <source>each step</source>
        <translation>jeder Schritt</translation>
    </message>
    <message>
        <source>edit similarity</source>
        <translation>Editierähnlichkeit</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>everyday: every text comes back byte for byte. card: the published tokenizer, which first unifies look-alike characters (NFKC).</source>
        <translation>everyday: Jeder Text kommt Byte für Byte zurück. card: der veröffentlichte Tokenizer, der gleich aussehende Zeichen zuerst vereinheitlicht (NFKC).</translation>
    </message>
    <message>
        <source>exact match</source>
        <translation>exakt richtig</translation>
    </message>
    <message>
        <source>exit status {returncode}</source>
        <translation>Exit-Status {returncode}</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>figures for each threshold</source>
        <translation>Werte für jeden Schwellenwert</translation>
    </message>
    <message>
        <source>file and project, no model</source>
        <translation>Datei und Projekt, kein Modell</translation>
    </message>
    <message>
        <source>files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>gpt2: LayerNorm, learned positions, GELU, biases, as the published model card. qwen3: RMSNorm, rotary positions, SwiGLU, no biases; learns faster.</source>
        <translation>gpt2: LayerNorm, gelernte Positionen, GELU, Biases, wie die veröffentlichte Modellkarte. qwen3: RMSNorm, rotierende Positionen, SwiGLU, keine Biases; lernt schneller.</translation>
    </message>
    <message>
        <source>gradient norm</source>
        <translation>Gradientennorm</translation>
    </message>
    <message>
        <source>has blocks of another kind: {shapes}</source>
        <translation>hat Blöcke anderer Art: {shapes}</translation>
    </message>
    <message>
        <source>has no learned positions</source>
        <translation>hat keine gelernten Positionen</translation>
    </message>
    <message>
        <source>has no norm after its last block, so its blocks normalise after adding, which this architecture does not</source>
        <translation>hat keine Norm nach dem letzten Block, daher normalisieren seine Blöcke nach dem Addieren, was diese Architektur nicht tut</translation>
    </message>
    <message>
        <source>has no numbered blocks</source>
        <translation>hat keine nummerierten Blöcke</translation>
    </message>
    <message>
        <source>has no table of tokens</source>
        <translation>hat keine Tokentabelle</translation>
    </message>
    <message>
        <source>has positions of width {shape} and tokens of {shape_2}</source>
        <translation>hat Positionen der Breite {shape} und Tokens der Breite {shape_2}</translation>
    </message>
    <message>
        <source>has several stacks of blocks ({stacks})</source>
        <translation>hat mehrere Stapel von Blöcken ({stacks})</translation>
    </message>
    <message>
        <source>has tables that do not belong together: {shapes}</source>
        <translation>hat Tabellen, die nicht zusammengehören: {shapes}</translation>
    </message>
    <message>
        <source>has two position tables</source>
        <translation>hat zwei Positionstabellen</translation>
    </message>
    <message>
        <source>has {count} matrices in a block instead of 4 (query, key and value fused; attention output; feed-forward in and out)</source>
        <translation>hat {count} Matrizen in einem Block statt 4 (Query, Key und Value zusammengefasst; Attention-Ausgang; Feed-Forward-Ein- und -Ausgang)</translation>
    </message>
    <message>
        <source>has {count} norms in a block instead of 2</source>
        <translation>hat {count} Normen in einem Block statt 2</translation>
    </message>
    <message>
        <source>holds no table of tensors</source>
        <translation>enthält keine Tensortabelle</translation>
    </message>
    <message>
        <source>holds no table of tensors under &apos;model_state&apos;</source>
        <translation>enthält keine Tensortabelle unter &apos;model_state&apos;</translation>
    </message>
    <message>
        <source>identical</source>
        <translation>identisch</translation>
    </message>
    <message>
        <source>inside a line</source>
        <translation>in einer Zeile</translation>
    </message>
    <message>
        <source>inside a word</source>
        <translation>in einem Wort</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>intervals of differences</source>
        <translation>Intervalle der Differenzen</translation>
    </message>
    <message>
        <source>intervals of the figures</source>
        <translation>Intervalle der Werte</translation>
    </message>
    <message>
        <source>it answered without a text: {answer!r:.200}</source>
        <translation>es antwortete ohne Text: {answer!r:.200}</translation>
    </message>
    <message>
        <source>it answered {answer!r}</source>
        <translation>es antwortete {answer!r}</translation>
    </message>
    <message>
        <source>it answered {answer!r}, which is no JSON</source>
        <translation>es antwortete {answer!r}, was kein JSON ist</translation>
    </message>
    <message>
        <source>it asks for more than numbers ({name})</source>
        <translation>sie verlangt mehr als Zahlen ({name})</translation>
    </message>
    <message>
        <source>it asks for {replace}</source>
        <translation>sie verlangt {replace}</translation>
    </message>
    <message>
        <source>it changes what it has described</source>
        <translation>sie ändert, was sie beschrieben hat</translation>
    </message>
    <message>
        <source>it claims {count:,} numbers in {entry} and holds others</source>
        <translation>sie gibt {count:,} Zahlen in {entry} an und enthält andere</translation>
    </message>
    <message>
        <source>it computes by the program&apos;s own C code</source>
        <translation>es wird mit dem C-Code des Programms gerechnet</translation>
    </message>
    <message>
        <source>it computes by torch&apos;s operations</source>
        <translation>es wird mit den Operationen von torch gerechnet</translation>
    </message>
    <message>
        <source>it computes on another processor</source>
        <translation>es wird auf einem anderen Prozessor gerechnet</translation>
    </message>
    <message>
        <source>it ended</source>
        <translation>es endete</translation>
    </message>
    <message>
        <source>it has a {step}</source>
        <translation>er hat {step}</translation>
    </message>
    <message>
        <source>it has become shorter</source>
        <translation>sie ist kürzer geworden</translation>
    </message>
    <message>
        <source>it has {size} entries</source>
        <translation>er hat {size} Einträge</translation>
    </message>
    <message>
        <source>it holds a compiled program</source>
        <translation>sie enthält ein kompiliertes Programm</translation>
    </message>
    <message>
        <source>it is no checkpoint of PyTorch 1.6 or later</source>
        <translation>sie ist kein Checkpoint von PyTorch 1.6 oder neuer</translation>
    </message>
    <message>
        <source>it is not complete</source>
        <translation>er ist unvollständig</translation>
    </message>
    <message>
        <source>it was written on a machine with another order of bytes</source>
        <translation>sie wurde auf einem Rechner mit anderer Bytereihenfolge geschrieben</translation>
    </message>
    <message>
        <source>its description has {entries:,} bytes</source>
        <translation>ihre Beschreibung hat {entries:,} Bytes</translation>
    </message>
    <message>
        <source>its description is too long</source>
        <translation>ihre Beschreibung ist zu lang</translation>
    </message>
    <message>
        <source>its description makes no sense</source>
        <translation>ihre Beschreibung ergibt keinen Sinn</translation>
    </message>
    <message>
        <source>its tokenizer is another one</source>
        <translation>sein Tokenizer ist ein anderer</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>keystrokes</source>
        <translation>Anschläge</translation>
    </message>
    <message>
        <source>keystrokes saved</source>
        <translation>gesparte Anschläge</translation>
    </message>
    <message>
        <source>keystrokes saved net</source>
        <translation>netto gesparte Anschläge</translation>
    </message>
    <message>
        <source>keystrokes saved, %</source>
        <translation>gesparte Anschläge, %</translation>
    </message>
    <message>
        <source>keystrokes saved, net of reading</source>
        <translation>gesparte Anschläge, netto</translation>
    </message>
    <message>
        <source>knows which characters are frequent</source>
        <translation>weiß, welche Zeichen häufig sind</translation>
    </message>
    <message>
        <source>knows your code&apos;s habits</source>
        <translation>kennt die Gewohnheiten des eigenen Codes</translation>
    </message>
    <message>
        <source>lacks some of its blocks</source>
        <translation>ihm fehlen einige seiner Blöcke</translation>
    </message>
    <message>
        <source>languages is {languages!r}.</source>
        <translation>languages ist {languages!r}.</translation>
    </message>
    <message>
        <source>latest</source>
        <translation>neueste</translation>
    </message>
    <message>
        <source>learning failed</source>
        <translation>Lernen fehlgeschlagen</translation>
    </message>
    <message>
        <source>learning paused</source>
        <translation>Lernen angehalten</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>learning…</source>
        <translation>lernt …</translation>
    </message>
    <message>
        <source>license unknown</source>
        <translation>Lizenz unbekannt</translation>
    </message>
    <message>
        <source>line start</source>
        <translation>am Zeilenanfang</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>llama.cpp computes GELU by its tanh approximation, this model was trained with the exact one: its logits deviate slightly, and now and then a token differs.</source>
        <translation>llama.cpp berechnet GELU mit der tanh-Näherung, dieses Modell wurde mit der exakten trainiert: Die Logits weichen leicht ab, und ab und zu unterscheidet sich ein Token.</translation>
    </message>
    <message>
        <source>llama.cpp, LM Studio: a GGUF file</source>
        <translation>llama.cpp, LM Studio: eine GGUF-Datei</translation>
    </message>
    <message>
        <source>longest line {length}</source>
        <translation>längste Zeile {length}</translation>
    </message>
    <message>
        <source>markers</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>merging pairs</source>
        <translation>Paare werden zusammengeführt</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>Millisekunden</translation>
    </message>
    <message>
        <source>min_lines is {min_lines}, more than max_lines, {max_lines}.</source>
        <translation>min_lines ist {min_lines}, mehr als max_lines, {max_lines}.</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>muon: turns each matrix by an orthogonal step, learns in fewer steps; AdamW for the rest. adamw: AdamW for everything, as the published card.</source>
        <translation>muon: dreht jede Matrix um einen orthogonalen Schritt, lernt in weniger Schritten; AdamW für den Rest. adamw: AdamW für alles, wie die veröffentlichte Karte.</translation>
    </message>
    <message>
        <source>native decoder</source>
        <translation>eigener Decoder</translation>
    </message>
    <message>
        <source>nats per token</source>
        <translation>Nats pro Token</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>no files at all</source>
        <translation>gar keine Dateien</translation>
    </message>
    <message>
        <source>no other model</source>
        <translation>kein anderes Modell</translation>
    </message>
    <message>
        <source>no output</source>
        <translation>keine Ausgabe</translation>
    </message>
    <message>
        <source>no report: build the corpus again</source>
        <translation>kein Bericht: den Korpus neu erstellen</translation>
    </message>
    <message>
        <source>no threshold</source>
        <translation>kein Schwellenwert</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>keine Zahl</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>nichts zu tun</translation>
    </message>
    <message>
        <source>of {count}</source>
        <translation>von {count}</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>often knows how a line continues</source>
        <translation>weiß oft, wie eine Zeile weitergeht</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>opening the training set</source>
        <translation>Trainingsmenge wird geöffnet</translation>
    </message>
    <message>
        <source>other_encoding is {other_encoding!r}, which is no encoding of text.</source>
        <translation>other_encoding ist {other_encoding!r}, was keine Textkodierung ist.</translation>
    </message>
    <message>
        <source>over {high}</source>
        <translation>über {high}</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>parses</source>
        <translation>parsbar</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>points</source>
        <translation>Punkt</translation>
    </message>
    <message>
        <source>positions</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>precision of shown</source>
        <translation>Präzision gezeigter Vorschläge</translation>
    </message>
    <message>
        <source>precision of shown suggestions, %</source>
        <translation>Präzision gezeigter Vorschläge, %</translation>
    </message>
    <message>
        <source>prefix accuracy</source>
        <translation>Präfixgenauigkeit</translation>
    </message>
    <message>
        <source>preparing the weights for suggestions</source>
        <translation>Gewichte werden für Vorschläge vorbereitet</translation>
    </message>
    <message>
        <source>preparing {title}</source>
        <translation>{title} wird vorbereitet</translation>
    </message>
    <message>
        <source>probe</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>prompts</source>
        <translation>Prompts</translation>
    </message>
    <message>
        <source>provider openai_fim_compatible: end_point (api_key: any variable with a value)</source>
        <translation>Anbieter openai_fim_compatible: end_point (api_key: eine beliebige Variable mit einem Wert)</translation>
    </message>
    <message>
        <source>reading the checkpoint</source>
        <translation>Checkpoint wird gelesen</translation>
    </message>
    <message>
        <source>recently used</source>
        <translation>zuletzt verwendet</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>ersetzt</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>requests, %</source>
        <translation>Anfragen, %</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>see above</source>
        <translation>siehe oben</translation>
    </message>
    <message>
        <source>settings.json, after the extension of editors/vscode was built and installed</source>
        <translation>settings.json, nachdem die Erweiterung aus editors/vscode gebaut und installiert ist</translation>
    </message>
    <message>
        <source>shown per 100 characters</source>
        <translation>gezeigt je 100 Zeichen</translation>
    </message>
    <message>
        <source>smoothed</source>
        <translation>geglättet</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>wird gestartet</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>step {step:,}</source>
        <translation>Schritt {step:,}</translation>
    </message>
    <message>
        <source>step {step} · {tokens} tokens · at {time}</source>
        <translation>Schritt {step} · {tokens} Tokens · bei {time}</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>wird angehalten</translation>
    </message>
    <message>
        <source>suggestions</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>suggestions per 100 characters</source>
        <translation>Vorschläge je 100 Zeichen</translation>
    </message>
    <message>
        <source>suggestions shown</source>
        <translation>gezeigte Vorschläge</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>the added tokens are not the control tokens</source>
        <translation>die zusätzlichen Tokens sind nicht die Steuertokens</translation>
    </message>
    <message>
        <source>the control tokens are not the first ids</source>
        <translation>die Steuertokens sind nicht die ersten Nummern</translation>
    </message>
    <message>
        <source>the dataset {data} has other text</source>
        <translation>der Datensatz {data} hat anderen Text</translation>
    </message>
    <message>
        <source>the dataset {is_now} that is mixed in has other text</source>
        <translation>der beigemischte Datensatz {is_now} hat anderen Text</translation>
    </message>
    <message>
        <source>the decoder is not ByteLevel</source>
        <translation>der Decoder ist nicht ByteLevel</translation>
    </message>
    <message>
        <source>the held-out files of {corpus_title}</source>
        <translation>die zurückgehaltenen Dateien von {corpus_title}</translation>
    </message>
    <message>
        <source>the ids have gaps</source>
        <translation>die Nummern haben Lücken</translation>
    </message>
    <message>
        <source>the learning rate falls from {was} to {is_now}</source>
        <translation>die Lernrate fällt von {was} auf {is_now}</translation>
    </message>
    <message>
        <source>the learning rate rises again from {was} to {is_now}</source>
        <translation>die Lernrate steigt wieder von {was} auf {is_now}</translation>
    </message>
    <message>
        <source>the model</source>
        <translation>das Modell</translation>
    </message>
    <message>
        <source>the model has dropout</source>
        <translation>das Modell hat Dropout</translation>
    </message>
    <message>
        <source>the model is compiled</source>
        <translation>das Modell ist kompiliert</translation>
    </message>
    <message>
        <source>the model is not BPE</source>
        <translation>das Modell ist nicht BPE</translation>
    </message>
    <message>
        <source>the model is not compiled any more</source>
        <translation>das Modell ist nicht mehr kompiliert</translation>
    </message>
    <message>
        <source>the normalizer is not NFKC</source>
        <translation>die Normalisierung ist nicht NFKC</translation>
    </message>
    <message>
        <source>the pre-tokenizer is not ByteLevel without prefix space</source>
        <translation>der Pre-Tokenizer ist nicht ByteLevel ohne vorangestelltes Leerzeichen</translation>
    </message>
    <message>
        <source>the vocabulary does not fit</source>
        <translation>das Vokabular passt nicht</translation>
    </message>
    <message>
        <source>there is no memory for the decoder</source>
        <translation>für den Decoder ist kein Speicher da</translation>
    </message>
    <message>
        <source>this file</source>
        <translation>diese Datei</translation>
    </message>
    <message>
        <source>threshold {percent}</source>
        <translation>Schwellenwert {percent}</translation>
    </message>
    <message>
        <source>times</source>
        <translation>mal</translation>
    </message>
    <message>
        <source>times of the answers</source>
        <translation>Zeiten der Antworten</translation>
    </message>
    <message>
        <source>tokenizer report</source>
        <translation>Bericht des Tokenizers</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>tokens per second</source>
        <translation>Tokens pro Sekunde</translation>
    </message>
    <message>
        <source>tokens read</source>
        <translation>gelesene Tokens</translation>
    </message>
    <message>
        <source>too small to learn from</source>
        <translation>zu klein, um daraus zu lernen</translation>
    </message>
    <message>
        <source>torch is not installed.</source>
        <translation>torch ist nicht installiert.</translation>
    </message>
    <message>
        <source>train.{field} is {shown} instead of {shown_2}</source>
        <translation>train.{field} ist {shown} statt {shown_2}</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>training time</source>
        <translation>Trainingszeit</translation>
    </message>
    <message>
        <source>transformers, vLLM, MLX: a Hugging Face folder</source>
        <translation>transformers, vLLM, MLX: ein Hugging-Face-Ordner</translation>
    </message>
    <message>
        <source>trials</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>wahr oder falsch (true, false)</translation>
    </message>
    <message>
        <source>under {low}</source>
        <translation>unter {low}</translation>
    </message>
    <message>
        <source>unnamed client</source>
        <translation>unbenanntes Programm</translation>
    </message>
    <message>
        <source>untitled</source>
        <translation>unbenannt</translation>
    </message>
    <message>
        <source>untitled {number}</source>
        <translation>unbenannt {number}</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>verbatim copies</source>
        <translation>wörtliche Kopien</translation>
    </message>
    <message>
        <source>what files tell already</source>
        <translation>was Dateien schon sagen</translation>
    </message>
    <message>
        <source>whole word</source>
        <translation>ganzes Wort</translation>
    </message>
    <message>
        <source>windows</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>writes plausible lines</source>
        <translation>schreibt plausible Zeilen</translation>
    </message>
    <message>
        <source>writes words and indentation, but no sense</source>
        <translation>schreibt Wörter und Einzüge, aber ohne Sinn</translation>
    </message>
    <message>
        <source>writing the weights</source>
        <translation>Gewichte werden geschrieben</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>falsch</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>{accepted} accepted · {cached} cached</source>
        <translation>{accepted} angenommen · {cached} aus dem Cache</translation>
    </message>
    <message>
        <source>{address}:{port} cannot be listened on: {strerror}.</source>
        <translation>Unter {address}:{port} ist kein Empfang möglich: {strerror}.</translation>
    </message>
    <message>
        <source>{amount} · paused</source>
        <translation>{amount} · angehalten</translation>
    </message>
    <message>
        <source>{better} comes {amount} points nearer to the text than {other}, 95 % {low} to {high}.</source>
        <translation>{better} kommt dem Text um {amount} Punkte näher als {other}, 95 % {low} bis {high}.</translation>
    </message>
    <message>
        <source>{better} completes the half-typed word {amount} points more often than {other}, 95 % {low} to {high}.</source>
        <translation>{better} vervollständigt das angefangene Wort um {amount} Punkte öfter als {other}, 95 % {low} bis {high}.</translation>
    </message>
    <message>
        <source>{better} copies one training project {amount} points less often than {other}, 95 % {low} to {high}.</source>
        <translation>{better} kopiert ein einzelnes Trainingsprojekt um {amount} Punkte seltener als {other}, 95 % {low} bis {high}.</translation>
    </message>
    <message>
        <source>{better} has {amount} points more of the line right from its start than {other}, 95 % {low} to {high}.</source>
        <translation>{better} hat von Anfang an {amount} Punkte mehr der Zeile richtig als {other}, 95 % {low} bis {high}.</translation>
    </message>
    <message>
        <source>{better} is exactly right {amount} points more often than {other}, 95 % {low} to {high}.</source>
        <translation>{better} ist um {amount} Punkte öfter exakt richtig als {other}, 95 % {low} bis {high}.</translation>
    </message>
    <message>
        <source>{better} is right when it speaks {amount} points more often than {other}, 95 % {low} to {high}.</source>
        <translation>{better} hat um {amount} Punkte öfter recht, wenn es etwas zeigt, als {other}, 95 % {low} bis {high}.</translation>
    </message>
    <message>
        <source>{better} leaves the file valid {amount} points more often than {other}, 95 % {low} to {high}.</source>
        <translation>{better} lässt die Datei um {amount} Punkte öfter gültig als {other}, 95 % {low} bis {high}.</translation>
    </message>
    <message>
        <source>{better} needs with the file {amount} bits per byte less than {other}, 95 % {low} to {high}.</source>
        <translation>{better} braucht mit der Datei {amount} Bits pro Byte weniger als {other}, 95 % {low} bis {high}.</translation>
    </message>
    <message>
        <source>{better} needs {amount} bits per byte less than {other}, 95 % {low} to {high}.</source>
        <translation>{better} braucht {amount} Bits pro Byte weniger als {other}, 95 % {low} bis {high}.</translation>
    </message>
    <message>
        <source>{better} saves {amount} points more of the keystrokes than {other}, 95 % {low} to {high}.</source>
        <translation>{better} spart {amount} Punkte mehr Anschläge als {other}, 95 % {low} bis {high}.</translation>
    </message>
    <message>
        <source>{better} saves {amount} points more of the keystrokes, net of reading, than {other}, 95 % {low} to {high}.</source>
        <translation>{better} spart netto {amount} Punkte mehr Anschläge als {other}, 95 % {low} bis {high}.</translation>
    </message>
    <message>
        <source>{better} shows {amount} more suggestions per 100 characters than {other}, 95 % {low} to {high}.</source>
        <translation>{better} zeigt {amount} Vorschläge mehr je 100 Zeichen als {other}, 95 % {low} bis {high}.</translation>
    </message>
    <message>
        <source>{bits} bits per byte in view</source>
        <translation>{bits} Bits pro Byte im Bild</translation>
    </message>
    <message>
        <source>{bits} bits per byte in view …</source>
        <translation>{bits} Bits pro Byte im Bild …</translation>
    </message>
    <message>
        <source>{bits} bits per byte: {meaning}. Lower is better.</source>
        <translation>{bits} Bits pro Byte: {meaning}. Weniger ist besser.</translation>
    </message>
    <message>
        <source>{bits} bits per byte: {meaning}. Lower is better; below 1.0: {best}.</source>
        <translation>{bits} Bits pro Byte: {meaning}. Weniger ist besser; unter 1,0: {best}.</translation>
    </message>
    <message>
        <source>{checkpoint_title} cannot be adapted: only PyTorch can run it. {reason}</source>
        <translation>{checkpoint_title} kann nicht angepasst werden: Nur PyTorch kann es ausführen. {reason}</translation>
    </message>
    <message>
        <source>{checkpoint} could not be prepared: {last_words}</source>
        <translation>{checkpoint} konnte nicht vorbereitet werden: {last_words}</translation>
    </message>
    <message>
        <source>{clusters} clusters with {files} redundant files, {size}. A model memorizes a text that it is trained on many times.</source>
        <translation>{clusters} Gruppen mit {files} überflüssigen Dateien, {size}. Ein Modell lernt einen Text auswendig, auf dem es oft trainiert wird.</translation>
    </message>
    <message>
        <source>{command} does not start: {strerror}.</source>
        <translation>{command} startet nicht: {strerror}.</translation>
    </message>
    <message>
        <source>{count:,} files were dropped as duplicates of training files.</source>
        <translation>{count:,} Dateien wurden als Duplikate von Trainingsdateien verworfen.</translation>
    </message>
    <message>
        <source>{count:,} words are</source>
        <translation>{count:,} Wörter sind</translation>
    </message>
    <message>
        <source>{count} bytes</source>
        <translation>{count} Bytes</translation>
    </message>
    <message>
        <source>{count} bytes, less is better</source>
        <translation>{count} Bytes, weniger ist besser</translation>
    </message>
    <message>
        <source>{count} cases</source>
        <translation>{count} Fälle</translation>
    </message>
    <message>
        <source>{count} characters</source>
        <translation>{count} Zeichen</translation>
    </message>
    <message>
        <source>{count} files…</source>
        <translation>{count} Dateien …</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>{count} gefunden</translation>
    </message>
    <message>
        <source>{count} h ago</source>
        <translation>vor {count} h</translation>
    </message>
    <message>
        <source>{count} min ago</source>
        <translation>vor {count} min</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>{count} weitere</translation>
    </message>
    <message>
        <source>{count} ms</source>
        <translation>{count} ms</translation>
    </message>
    <message numerus="yes">
        <source>{count} of %Ln case(s)</source>
        <translation>
            <numerusform>{count} von %Ln Fall</numerusform>
            <numerusform>{count} von %Ln Fällen</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} of {total} actions</source>
        <translation>{count} von {total} Aktionen</translation>
    </message>
    <message>
        <source>{count} of {total} entries</source>
        <translation>{count} von {total} Einträgen</translation>
    </message>
    <message>
        <source>{count} of {total} files</source>
        <translation>{count} von {total} Dateien</translation>
    </message>
    <message>
        <source>{count} of {total} files are not restored</source>
        <translation>{count} von {total} Dateien sind nicht wiederhergestellt</translation>
    </message>
    <message>
        <source>{count} or more found</source>
        <translation>{count} oder mehr gefunden</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} Parameter</translation>
    </message>
    <message>
        <source>{count} replaced</source>
        <translation>{count} ersetzt</translation>
    </message>
    <message>
        <source>{count} runs are called {name!r}.</source>
        <translation>{count} Läufe heißen {name!r}.</translation>
    </message>
    <message>
        <source>{count} steps</source>
        <translation>{count} Schritte</translation>
    </message>
    <message>
        <source>{count} suggestions</source>
        <translation>{count} Vorschläge</translation>
    </message>
    <message>
        <source>{count} suggestions, less is better</source>
        <translation>{count} Vorschläge, weniger ist besser</translation>
    </message>
    <message>
        <source>{count} tokens</source>
        <translation>{count} Tokens</translation>
    </message>
    <message>
        <source>{count} tokens for {count_2} parameters: the model can learn them by heart instead of learning from them. Add files, or take a smaller model.</source>
        <translation>{count} Tokens für {count_2} Parameter: Das Modell kann sie auswendig lernen, statt aus ihnen zu lernen. Dateien hinzufügen oder ein kleineres Modell nehmen.</translation>
    </message>
    <message>
        <source>{count} tokens per second.</source>
        <translation>{count} Tokens pro Sekunde.</translation>
    </message>
    <message>
        <source>{count} tokens/s</source>
        <translation>{count} Tokens/s</translation>
    </message>
    <message>
        <source>{days} d {hours} h</source>
        <translation>{days} d {hours} h</translation>
    </message>
    <message>
        <source>{duration} left</source>
        <translation>noch {duration}</translation>
    </message>
    <message>
        <source>{elsewhere} Or change its permissions.</source>
        <translation>{elsewhere} Oder die Berechtigungen ändern.</translation>
    </message>
    <message>
        <source>{epochs} ({tokens} tokens)</source>
        <translation>{epochs} ({tokens} Tokens)</translation>
    </message>
    <message>
        <source>{epochs} epochs, {memory} of memory, as measured by the estimate.</source>
        <translation>{epochs} Epochen, {memory} Speicher, wie von der Schätzung gemessen.</translation>
    </message>
    <message>
        <source>{evaluation} was deleted. Undo delete restores it.</source>
        <translation>{evaluation} wurde gelöscht. „Löschen rückgängig machen“ stellt sie wieder her.</translation>
    </message>
    <message>
        <source>{field} is {value!r}, which is not one of its values.</source>
        <translation>{field} ist {value!r}, was kein möglicher Wert ist.</translation>
    </message>
    <message>
        <source>{field} is {value}, outside its range.</source>
        <translation>{field} ist {value}, außerhalb des Bereichs.</translation>
    </message>
    <message>
        <source>{files} to read · {size}</source>
        <translation>{files} zu lesen · {size}</translation>
    </message>
    <message>
        <source>{files} to read, {size}</source>
        <translation>{files} zu lesen, {size}</translation>
    </message>
    <message>
        <source>{folder} is gone already.</source>
        <translation>{folder} ist schon weg.</translation>
    </message>
    <message>
        <source>{gain} fewer</source>
        <translation>{gain} weniger</translation>
    </message>
    <message>
        <source>{heads} heads are not a multiple of {kv_heads} kv_heads.</source>
        <translation>{heads} Heads sind kein Vielfaches von {kv_heads} kv_heads.</translation>
    </message>
    <message>
        <source>{hint} It continues by itself, and nothing is lost.</source>
        <translation>{hint} Es geht von selbst weiter, und nichts geht verloren.</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{is_now} is mixed in instead of {was}</source>
        <translation>{is_now} ist beigemischt statt {was}</translation>
    </message>
    <message>
        <source>{job}: ended</source>
        <translation>{job}: beendet</translation>
    </message>
    <message>
        <source>{job}: failed</source>
        <translation>{job}: fehlgeschlagen</translation>
    </message>
    <message>
        <source>{kept} of {total} files kept. Click to show them.</source>
        <translation>{kept} von {total} Dateien behalten. Klicken, um sie zu zeigen.</translation>
    </message>
    <message>
        <source>{kernel_variable}={forced} names no kernel of this machine.</source>
        <translation>{kernel_variable}={forced} nennt keinen Kernel dieses Rechners.</translation>
    </message>
    <message>
        <source>{keys} finds every action by its name.</source>
        <translation>{keys} findet jede Aktion über ihren Namen.</translation>
    </message>
    <message>
        <source>{keys} is used by {names}, which will lose it.</source>
        <translation>{keys} wird von {names} verwendet und dort entfernt.</translation>
    </message>
    <message>
        <source>{keys} next</source>
        <translation>{keys} nächster</translation>
    </message>
    <message>
        <source>{kind}: {title}</source>
        <translation>{kind}: {title}</translation>
    </message>
    <message>
        <source>{languages} and {count} more</source>
        <translation>{languages} und {count} weitere</translation>
    </message>
    <message>
        <source>{language}, cursor: {kind}</source>
        <translation>{language}, Cursor: {kind}</translation>
    </message>
    <message>
        <source>{line}: {text}</source>
        <translation>{line}: {text}</translation>
    </message>
    <message>
        <source>{loose:,} bytes of it belong to nothing</source>
        <translation>{loose:,} Bytes davon gehören zu nichts</translation>
    </message>
    <message>
        <source>{loss} more</source>
        <translation>{loss} mehr</translation>
    </message>
    <message>
        <source>{loss} nats per token: the surprise at each token. Lower is better; it compares only models with the same tokenizer.</source>
        <translation>{loss} Nats pro Token: die Überraschung bei jedem Token. Weniger ist besser; vergleicht nur Modelle mit demselben Tokenizer.</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} bis {high}</translation>
    </message>
    <message>
        <source>{low} to {high}.</source>
        <translation>{low} bis {high}.</translation>
    </message>
    <message>
        <source>{matches} in {files}</source>
        <translation>{matches} in {files}</translation>
    </message>
    <message>
        <source>{measure}, {bound}</source>
        <translation>{measure}, {bound}</translation>
    </message>
    <message>
        <source>{menu}: {action}</source>
        <translation>{menu}: {action}</translation>
    </message>
    <message>
        <source>{message}  ({count} earlier)</source>
        <translation>{message}  ({count} frühere)</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>{model} at step {step}, evaluated on {code}: {files} files, {cases} cursor positions, in {time}.</source>
        <translation>{model} bei Schritt {step}, ausgewertet auf {code}: {files} Dateien, {cases} Cursorpositionen, in {time}.</translation>
    </message>
    <message>
        <source>{model} on {dataset}</source>
        <translation>{model} auf {dataset}</translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation>{ms} ms</translation>
    </message>
    <message>
        <source>{name!r} cannot be a name.</source>
        <translation>{name!r} kann kein Name sein.</translation>
    </message>
    <message>
        <source>{name!r} cannot be the name of a corpus.</source>
        <translation>{name!r} kann nicht der Name eines Korpus sein.</translation>
    </message>
    <message>
        <source>{name} (differences)</source>
        <translation>{name} (Unterschiede)</translation>
    </message>
    <message>
        <source>{name} (in the editor)</source>
        <translation>{name} (im Editor)</translation>
    </message>
    <message>
        <source>{name} (link)</source>
        <translation>{name} (Link)</translation>
    </message>
    <message>
        <source>{name} (on disk)</source>
        <translation>{name} (auf dem Datenträger)</translation>
    </message>
    <message>
        <source>{name} begins as {upper} but is damaged at byte {start}.</source>
        <translation>{name} beginnt als {upper}, ist aber bei Byte {start} beschädigt.</translation>
    </message>
    <message>
        <source>{name} cannot be opened safely: {reason}.</source>
        <translation>{name} kann nicht sicher geöffnet werden: {reason}.</translation>
    </message>
    <message>
        <source>{name} cannot be read: {error}.</source>
        <translation>{name} kann nicht gelesen werden: {error}.</translation>
    </message>
    <message>
        <source>{name} claims to hold more than its own size.</source>
        <translation>{name} gibt an, mehr als die eigene Größe zu enthalten.</translation>
    </message>
    <message>
        <source>{name} contains the character U+{odd:04X}, which this editor cannot keep.</source>
        <translation>{name} enthält das Zeichen U+{odd:04X}, das dieser Editor nicht erhalten kann.</translation>
    </message>
    <message>
        <source>{name} could not be created: {reason}.</source>
        <translation>{name} konnte nicht angelegt werden: {reason}.</translation>
    </message>
    <message>
        <source>{name} could not be moved to the trash.</source>
        <translation>{name} konnte nicht in den Papierkorb verschoben werden.</translation>
    </message>
    <message>
        <source>{name} could not be renamed: {reason}.</source>
        <translation>{name} konnte nicht umbenannt werden: {reason}.</translation>
    </message>
    <message>
        <source>{name} does not describe a model: {error}</source>
        <translation>{name} beschreibt kein Modell: {error}</translation>
    </message>
    <message>
        <source>{name} exists already.</source>
        <translation>{name} ist bereits vorhanden.</translation>
    </message>
    <message>
        <source>{name} has a line of more than {max_line_chars:,} characters.</source>
        <translation>{name} hat eine Zeile mit mehr als {max_line_chars:,} Zeichen.</translation>
    </message>
    <message>
        <source>{name} has a list of entries of {list_bytes:,} bytes, far more than a checkpoint has.</source>
        <translation>{name} hat ein Verzeichnis von {list_bytes:,} Bytes, weit mehr als ein Checkpoint.</translation>
    </message>
    <message>
        <source>{name} has a tensor too many: {name_2}.</source>
        <translation>{name} hat einen Tensor zu viel: {name_2}.</translation>
    </message>
    <message>
        <source>{name} has changed</source>
        <translation>{name} hat sich geändert</translation>
    </message>
    <message>
        <source>{name} has {size:,} bytes</source>
        <translation>{name} hat {size:,} Bytes</translation>
    </message>
    <message>
        <source>{name} has {st_size:.0f} MiB; the editor opens files up to {max_bytes} MiB.</source>
        <translation>{name} hat {st_size:.0f} MiB; der Editor öffnet Dateien bis {max_bytes} MiB.</translation>
    </message>
    <message>
        <source>{name} holds no readable tokenizer.</source>
        <translation>{name} enthält keinen lesbaren Tokenizer.</translation>
    </message>
    <message>
        <source>{name} holds no weights.</source>
        <translation>{name} enthält keine Gewichte.</translation>
    </message>
    <message>
        <source>{name} holds two entries of one name.</source>
        <translation>{name} enthält zwei Einträge mit einem Namen.</translation>
    </message>
    <message>
        <source>{name} holds weights that are no tensors.</source>
        <translation>{name} enthält Gewichte, die keine Tensoren sind.</translation>
    </message>
    <message>
        <source>{name} is a folder.</source>
        <translation>{name} ist ein Ordner.</translation>
    </message>
    <message>
        <source>{name} is a link to itself.</source>
        <translation>{name} ist ein Link auf sich selbst.</translation>
    </message>
    <message>
        <source>{name} is a model without a tokenizer, and there is none beside it.</source>
        <translation>{name} ist ein Modell ohne Tokenizer, und daneben liegt keiner.</translation>
    </message>
    <message>
        <source>{name} is compressed, which no checkpoint of PyTorch is.</source>
        <translation>{name} ist komprimiert, was kein Checkpoint von PyTorch ist.</translation>
    </message>
    <message>
        <source>{name} is damaged, or is no checkpoint of PyTorch 1.6 or later.</source>
        <translation>{name} ist beschädigt oder kein Checkpoint von PyTorch 1.6 oder neuer.</translation>
    </message>
    <message>
        <source>{name} is damaged: the checksum of {broken} is wrong.</source>
        <translation>{name} ist beschädigt: Die Prüfsumme von {broken} ist falsch.</translation>
    </message>
    <message>
        <source>{name} is folded into itself.</source>
        <translation>{name} ist in sich selbst verschachtelt.</translation>
    </message>
    <message>
        <source>{name} is neither a folder nor a file.</source>
        <translation>{name} ist weder ein Ordner noch eine Datei.</translation>
    </message>
    <message>
        <source>{name} is not a regular file.</source>
        <translation>{name} ist keine reguläre Datei.</translation>
    </message>
    <message>
        <source>{name} is not prepared yet.</source>
        <translation>{name} ist noch nicht vorbereitet.</translation>
    </message>
    <message>
        <source>{name} is not text: it contains binary data.</source>
        <translation>{name} ist kein Text: Die Datei enthält Binärdaten.</translation>
    </message>
    <message>
        <source>{name} is read-only and was not written.</source>
        <translation>{name} ist schreibgeschützt und wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>{name} is read-only. Overwrite it anyway?</source>
        <translation>{name} ist schreibgeschützt. Trotzdem überschreiben?</translation>
    </message>
    <message>
        <source>{name} is the checkpoint of another run.</source>
        <translation>{name} ist der Checkpoint eines anderen Laufs.</translation>
    </message>
    <message>
        <source>{name} is the name of a folder that exists already.</source>
        <translation>{name} ist der Name eines Ordners, der bereits vorhanden ist.</translation>
    </message>
    <message>
        <source>{name} is {new} instead of {old}</source>
        <translation>{name} ist {new} statt {old}</translation>
    </message>
    <message>
        <source>{name} lacks the tensor {name_2}.</source>
        <translation>{name} fehlt der Tensor {name_2}.</translation>
    </message>
    <message>
        <source>{name} must be a number.</source>
        <translation>{name} muss eine Zahl sein.</translation>
    </message>
    <message>
        <source>{name} must be a whole number.</source>
        <translation>{name} muss eine ganze Zahl sein.</translation>
    </message>
    <message>
        <source>{name} says no format version</source>
        <translation>{name} nennt keine Formatversion</translation>
    </message>
    <message>
        <source>{name} was changed by another program, and you have unsaved changes.</source>
        <translation>{name} wurde von einem anderen Programm geändert, und es gibt nicht gespeicherte Änderungen.</translation>
    </message>
    <message>
        <source>{name} was changed by another program. Overwrite it?</source>
        <translation>{name} wurde von einem anderen Programm geändert. Überschreiben?</translation>
    </message>
    <message>
        <source>{name} was deleted or moved. Save to write it again.</source>
        <translation>{name} wurde gelöscht oder verschoben. Speichern, um die Datei wieder zu schreiben.</translation>
    </message>
    <message>
        <source>{name} was made by a newer Tabwright.</source>
        <translation>{name} wurde von einem neueren Tabwright erstellt.</translation>
    </message>
    <message>
        <source>{name} was not saved: it contains the character NUL at line {line:,}, column {column:,}, and would count as binary data.</source>
        <translation>{name} wurde nicht gespeichert: Die Datei enthält in Zeile {line:,}, Spalte {column:,} das Zeichen NUL und würde als Binärdatei gelten.</translation>
    </message>
    <message>
        <source>{name} was not saved: it is mostly control characters and would count as binary data.</source>
        <translation>{name} wurde nicht gespeichert: Die Datei besteht überwiegend aus Steuerzeichen und würde als Binärdatei gelten.</translation>
    </message>
    <message>
        <source>{name} was not written by Tabwright, and has an unusual shape: {error}</source>
        <translation>{name} wurde nicht von Tabwright geschrieben und hat eine ungewöhnliche Form: {error}</translation>
    </message>
    <message>
        <source>{name} was not written by Tabwright, and {error}.</source>
        <translation>{name} wurde nicht von Tabwright geschrieben und {error}.</translation>
    </message>
    <message>
        <source>{name} was not written by Tabwright.</source>
        <translation>{name} wurde nicht von Tabwright geschrieben.</translation>
    </message>
    <message>
        <source>{name} was reloaded because another program changed it.</source>
        <translation>{name} wurde neu geladen, weil ein anderes Programm die Datei geändert hat.</translation>
    </message>
    <message>
        <source>{name} was written by a newer Tabwright (format {version}).</source>
        <translation>{name} wurde von einem neueren Tabwright geschrieben (Format {version}).</translation>
    </message>
    <message>
        <source>{name}, value</source>
        <translation>{name}, Wert</translation>
    </message>
    <message>
        <source>{name}: its tokenizer has {vocabulary_size:,} entries, its model only {vocabulary:,}.</source>
        <translation>{name}: Der Tokenizer hat {vocabulary_size:,} Einträge, das Modell nur {vocabulary:,}.</translation>
    </message>
    <message>
        <source>{name}: {name_2} holds whole numbers instead of weights.</source>
        <translation>{name}: {name_2} enthält ganze Zahlen statt Gewichten.</translation>
    </message>
    <message>
        <source>{name}: {name_2} is {shape}, its shape says {shape_2}.</source>
        <translation>{name}: {name_2} ist {shape}, laut Form aber {shape_2}.</translation>
    </message>
    <message>
        <source>{newest!r} means the newest run.</source>
        <translation>{newest!r} bezeichnet den neuesten Lauf.</translation>
    </message>
    <message>
        <source>{norm} before clipping. A norm that rises and does not fall again comes before a run diverges: lower the learning rate.</source>
        <translation>{norm} vor der Begrenzung. Eine Norm, die steigt und nicht wieder fällt, geht einer Divergenz voraus: die Lernrate senken.</translation>
    </message>
    <message>
        <source>{number} ms</source>
        <translation>{number} ms</translation>
    </message>
    <message>
        <source>{number}. {step}</source>
        <translation>{number}. {step}</translation>
    </message>
    <message>
        <source>{number}/{count}</source>
        <translation>{number}/{count}</translation>
    </message>
    <message>
        <source>{page}, {state}</source>
        <translation>{page}, {state}</translation>
    </message>
    <message>
        <source>{path}
Converting the checkpoint for fast suggestions.</source>
        <translation>{path}
Der Checkpoint wird für schnelle Vorschläge umgewandelt.</translation>
    </message>
    <message>
        <source>{path}
{parameters} parameters</source>
        <translation>{path}
{parameters} Parameter</translation>
    </message>
    <message>
        <source>{path} cannot be read: {error}.</source>
        <translation>{path} kann nicht gelesen werden: {error}.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {strerror}.</source>
        <translation>{path} kann nicht gelesen werden: {strerror}.</translation>
    </message>
    <message>
        <source>{path} does not exist any more. Remove it.</source>
        <translation>{path} ist nicht mehr vorhanden. Aus der Liste entfernen.</translation>
    </message>
    <message>
        <source>{path} does not exist.</source>
        <translation>{path} ist nicht vorhanden.</translation>
    </message>
    <message>
        <source>{path} exists already. Replace it?</source>
        <translation>{path} ist bereits vorhanden. Ersetzen?</translation>
    </message>
    <message>
        <source>{path} is a folder.</source>
        <translation>{path} ist ein Ordner.</translation>
    </message>
    <message>
        <source>{path} is in use by another program.</source>
        <translation>{path} wird von einem anderen Programm verwendet.</translation>
    </message>
    <message>
        <source>{path} is no file in the sources.</source>
        <translation>{path} ist keine Datei in den Quellen.</translation>
    </message>
    <message>
        <source>{path} is no folder, so it is no project.</source>
        <translation>{path} ist kein Ordner, also auch kein Projekt.</translation>
    </message>
    <message>
        <source>{path} is not UTF-8: {error}.</source>
        <translation>{path} ist nicht UTF-8: {error}.</translation>
    </message>
    <message>
        <source>{path} is not a file.</source>
        <translation>{path} ist keine Datei.</translation>
    </message>
    <message>
        <source>{path} is not in the corpus {corpus}.</source>
        <translation>{path} ist nicht im Korpus {corpus}.</translation>
    </message>
    <message>
        <source>{path} is similar to {original} ({percent})</source>
        <translation>{path} ist {original} ähnlich ({percent})</translation>
    </message>
    <message>
        <source>{path} may not be written.</source>
        <translation>{path} darf nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>{path} was not written: {strerror}.</source>
        <translation>{path} wurde nicht geschrieben: {strerror}.</translation>
    </message>
    <message>
        <source>{path}, line {line}</source>
        <translation>{path}, Zeile {line}</translation>
    </message>
    <message>
        <source>{path}, line {line}. Esc goes back to {name}.</source>
        <translation>{path}, Zeile {line}. Esc führt zurück zu {name}.</translation>
    </message>
    <message>
        <source>{path}: {count}</source>
        <translation>{path}: {count}</translation>
    </message>
    <message>
        <source>{path}: {count} or more</source>
        <translation>{path}: {count} oder mehr</translation>
    </message>
    <message>
        <source>{pattern} is no pattern for paths.</source>
        <translation>{pattern} ist kein Muster für Pfade.</translation>
    </message>
    <message>
        <source>{percentage} confidence</source>
        <translation>{percentage} Konfidenz</translation>
    </message>
    <message>
        <source>{percentage} from the project</source>
        <translation>{percentage} aus dem Projekt</translation>
    </message>
    <message>
        <source>{percent} confidence</source>
        <translation>{percent} Konfidenz</translation>
    </message>
    <message>
        <source>{percent} held out</source>
        <translation>{percent} zurückgehalten</translation>
    </message>
    <message>
        <source>{percent} letters and digits</source>
        <translation>{percent} Buchstaben und Ziffern</translation>
    </message>
    <message>
        <source>{percent} of the peak speed of matrix products on this machine (MFU).</source>
        <translation>{percent} der Spitzengeschwindigkeit von Matrixprodukten auf diesem Rechner (MFU).</translation>
    </message>
    <message>
        <source>{percent}, paused</source>
        <translation>{percent}, angehalten</translation>
    </message>
    <message>
        <source>{probability}, {bits} bits, rank {rank}</source>
        <translation>{probability}, {bits} Bits, Rang {rank}</translation>
    </message>
    <message>
        <source>{problem} Continuing from step {step:,}.</source>
        <translation>{problem} Fortsetzung ab Schritt {step:,}.</translation>
    </message>
    <message>
        <source>{problem} The editor still shows the previous text.</source>
        <translation>{problem} Der Editor zeigt weiter den bisherigen Text.</translation>
    </message>
    <message>
        <source>{problem} Training is paused at step {step:,}.</source>
        <translation>{problem} Das Training ist bei Schritt {step:,} angehalten.</translation>
    </message>
    <message>
        <source>{project}: {path}, line {line} ({license}), {tokens} equal tokens</source>
        <translation>{project}: {path}, Zeile {line} ({license}), {tokens} gleiche Tokens</translation>
    </message>
    <message>
        <source>{range} {unit}</source>
        <translation>{range} {unit}</translation>
    </message>
    <message>
        <source>{rate} now, {highest} at most: how far a step changes the weights. It rises at first and falls at the end.</source>
        <translation>{rate} jetzt, höchstens {highest}: wie weit ein Schritt die Gewichte ändert. Sie steigt zuerst und fällt am Ende.</translation>
    </message>
    <message>
        <source>{rate}/s</source>
        <translation>{rate}/s</translation>
    </message>
    <message>
        <source>{reader} gives logits of another size.</source>
        <translation>{reader} liefert Logits anderer Größe.</translation>
    </message>
    <message>
        <source>{reason} Click to show the files.</source>
        <translation>{reason} Klicken, um die Dateien zu zeigen.</translation>
    </message>
    <message>
        <source>{restored} Another program has changed the file since then.</source>
        <translation>{restored} Ein anderes Programm hat die Datei seither geändert.</translation>
    </message>
    <message>
        <source>{restored} The file was deleted or moved. Save to write it again.</source>
        <translation>{restored} Die Datei wurde gelöscht oder verschoben. Speichern, um sie wieder zu schreiben.</translation>
    </message>
    <message>
        <source>{root} is no folder.</source>
        <translation>{root} ist kein Ordner.</translation>
    </message>
    <message>
        <source>{run} is in the trash. Undo: Ctrl+Z in the list.</source>
        <translation>{run} ist im Papierkorb. Rückgängig: Strg+Z in der Liste.</translation>
    </message>
    <message>
        <source>{run} on {dataset}</source>
        <translation>{run} auf {dataset}</translation>
    </message>
    <message>
        <source>{run} was restored.</source>
        <translation>{run} wurde wiederhergestellt.</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{sentence} ({detail})</source>
        <translation>{sentence} ({detail})</translation>
    </message>
    <message>
        <source>{sentence} {keys} requests one.</source>
        <translation>{sentence} {keys} fordert einen an.</translation>
    </message>
    <message>
        <source>{size}, {free} free</source>
        <translation>{size}, {free} frei</translation>
    </message>
    <message>
        <source>{source} {percentage}</source>
        <translation>{source} {percentage}</translation>
    </message>
    <message>
        <source>{stage}, {time}</source>
        <translation>{stage}, {time}</translation>
    </message>
    <message>
        <source>{system} ({percent} confidence)</source>
        <translation>{system} ({percent} Konfidenz)</translation>
    </message>
    <message>
        <source>{system}, threshold {threshold}: precision {precision} % ({precision_low} to {precision_high}) of {count} suggestions; {measure} {value} ({low} to {high})</source>
        <translation>{system}, Schwellenwert {threshold}: Präzision {precision} % ({precision_low} bis {precision_high}) von {count} Vorschlägen; {measure} {value} ({low} bis {high})</translation>
    </message>
    <message>
        <source>{system}: {p50} median, {p90} for 90 %, {p99} for 99 % of {count} requests</source>
        <translation>{system}: {p50} im Median, {p90} für 90 %, {p99} für 99 % von {count} Anfragen</translation>
    </message>
    <message>
        <source>{target} is a file.</source>
        <translation>{target} ist eine Datei.</translation>
    </message>
    <message>
        <source>{target} is a folder that holds something else.</source>
        <translation>{target} ist ein Ordner, der etwas anderes enthält.</translation>
    </message>
    <message>
        <source>{target} is a folder.</source>
        <translation>{target} ist ein Ordner.</translation>
    </message>
    <message>
        <source>{target} is being built by another process.</source>
        <translation>{target} wird von einem anderen Prozess erstellt.</translation>
    </message>
    <message>
        <source>{target} is no name for a {upper} file.</source>
        <translation>{target} ist kein Name für eine {upper}-Datei.</translation>
    </message>
    <message>
        <source>{target} is there already.</source>
        <translation>{target} ist schon da.</translation>
    </message>
    <message>
        <source>{target} was not written, and its old content could not be put back.</source>
        <translation>{target} wurde nicht geschrieben, und der alte Inhalt konnte nicht zurückgelegt werden.</translation>
    </message>
    <message>
        <source>{text} ({keys})</source>
        <translation>{text} ({keys})</translation>
    </message>
    <message>
        <source>{text} The whole dataset of {tokens} tokens takes {time} at this speed.</source>
        <translation>{text} Der ganze Datensatz von {tokens} Tokens dauert bei dieser Geschwindigkeit {time}.</translation>
    </message>
    <message>
        <source>{text} could mean {whole} or {decimal}: write the one that you mean.</source>
        <translation>{text} könnte {whole} oder {decimal} bedeuten: das Gemeinte schreiben.</translation>
    </message>
    <message>
        <source>{time} elapsed</source>
        <translation>seit {time}</translation>
    </message>
    <message>
        <source>{time} · {model} on {code}</source>
        <translation>{time} · {model} auf {code}</translation>
    </message>
    <message>
        <source>{tip} ({shortcut})</source>
        <translation>{tip} ({shortcut})</translation>
    </message>
    <message>
        <source>{title} ({count})</source>
        <translation>{title} ({count})</translation>
    </message>
    <message>
        <source>{title} is being trained and cannot be copied.</source>
        <translation>{title} wird trainiert und kann nicht kopiert werden.</translation>
    </message>
    <message>
        <source>{title} is being trained and cannot be deleted.</source>
        <translation>{title} wird trainiert und kann nicht gelöscht werden.</translation>
    </message>
    <message>
        <source>{title} is not in the trash any more.</source>
        <translation>{title} ist nicht mehr im Papierkorb.</translation>
    </message>
    <message>
        <source>{title} is ready</source>
        <translation>{title} ist bereit</translation>
    </message>
    <message>
        <source>{title}: {path}</source>
        <translation>{title}: {path}</translation>
    </message>
    <message>
        <source>{value} ({low} to {high})</source>
        <translation>{value} ({low} bis {high})</translation>
    </message>
    <message>
        <source>{what} at step {step:,}: the learning rate is too high for this data. The last good state, step {good_step:,}, is kept.</source>
        <translation>{what} bei Schritt {step:,}: Die Lernrate ist für diese Daten zu hoch. Der letzte gute Zustand, Schritt {good_step:,}, bleibt erhalten.</translation>
    </message>
    <message>
        <source>{where} is damaged, or no tokenizer of Tabwright: {reason}.</source>
        <translation>{where} ist beschädigt oder kein Tokenizer von Tabwright: {reason}.</translation>
    </message>
    <message>
        <source>{where} is not valid TOML: {error}.</source>
        <translation>{where} ist kein gültiges TOML: {error}.</translation>
    </message>
    <message>
        <source>{where} is {value!r}.</source>
        <translation>{where} ist {value!r}.</translation>
    </message>
    <message>
        <source>{where} must be a list.</source>
        <translation>{where} muss eine Liste sein.</translation>
    </message>
    <message>
        <source>{where} must be a table of settings.</source>
        <translation>{where} muss eine Tabelle von Einstellungen sein.</translation>
    </message>
    <message>
        <source>{where} must be {expected}, not {value!r}.</source>
        <translation>{where} muss {expected} sein, nicht {value!r}.</translation>
    </message>
    <message>
        <source>{where}: the setting {name!r} is missing.</source>
        <translation>{where}: Die Einstellung {name!r} fehlt.</translation>
    </message>
    <message>
        <source>{where}: there is no setting {key!r}.</source>
        <translation>{where}: Es gibt keine Einstellung {key!r}.</translation>
    </message>
    <message>
        <source>{words} longer than {max_word_bytes:,} bytes, cut for training the tokenizer.</source>
        <translation>{words} länger als {max_word_bytes:,} Bytes und für das Training des Tokenizers gekürzt.</translation>
    </message>
    <message>
        <source>■ end</source>
        <translation>■ Ende</translation>
    </message>
    <message>
        <source>▼ checkpoint</source>
        <translation>▼ Checkpoint</translation>
    </message>
    <message>
        <source>◆ continued</source>
        <translation>◆ fortgesetzt</translation>
    </message>
    <message>
        <source>★ best validation</source>
        <translation>★ beste Validierung</translation>
    </message>
    <message>
        <source>✓ correct</source>
        <translation>✓ richtig</translation>
    </message>
    <message>
        <source>✕ diverged</source>
        <translation>✕ divergiert</translation>
    </message>
</context>
</TS>
