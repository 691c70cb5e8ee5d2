<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source> Not entered: {folders}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> To read the archives and tables in it: --set corpus.read_containers=true.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> once they are normalized with NFKC; as they are, {texts_as_typed:,} of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> or </source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln case(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) dropped: the project is too large.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) dropped: they contain secrets.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) not entered</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) removed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln match(es)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other source(s) cannot be read either.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln overlong word(s) cut for training</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;About Tabwright</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Adaptation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;All data as JSON…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bits per byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compare runs…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Data as a table (CSV)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dedent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete the evaluation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Empty the trash…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Evaluate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Explain suggestion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Figures as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fine-tune from this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go to file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go to line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go to line…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Indent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Inspect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep my changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Learn from this project while idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Load the saved file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Logarithmic horizontal axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Model card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New dataset…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next suggestion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open a checkpoint…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause or resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous suggestion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refresh the list of runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reload from disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Replace in this file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Suggest now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Suggestions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tables as Markdown…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Use this project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(end)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(no suggestion: {reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--set train.batch_size={ceil}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--set {assignment!r} is not an assignment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--set {key}: {name} holds a value, no settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 or off drops nothing. After a build, the Filters tab shows what each threshold drops, and what another one would.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>120 or 120:8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>16 bits (F16)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>8 bits (Q8_0): half the size, small deviations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>90 % within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>99 % within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;h3&gt;Tabwright {version}&lt;/h3&gt;&lt;p&gt;Train your own code-completion model from scratch, watch it learn, and type with it. Everything stays on this computer.&lt;/p&gt;&lt;p&gt;Workspace:&lt;br&gt;&lt;code&gt;{folder}&lt;/code&gt;&lt;/p&gt;&lt;p&gt;Qt {qt} under the LGPL. Tabwright is under the MIT license.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A batch of {batch_size} windows cannot be divided among {size} processes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A change of the language takes effect at the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A checkpoint trained elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A comment or docstring at the start of a file that is longer is removed: license texts repeat in every file and teach nothing. 0 keeps them all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder for version control, backups, packages, caches or output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder with the GGUF file, its Modelfile and a model card. Run “ollama create NAME -f Modelfile” in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder with weights in full precision, tokenizer, configuration and model card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fraction is not possible here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A header of {lines:,} lines, more than {max_header_lines:,}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A helper process could not be started: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A helper process ended unexpectedly (status {status}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line is too long: minified code, or data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A long header; the build removes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model is being adapted to {root} by another process.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model size with suitable training settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model that is fine-tuned keeps its architecture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name cannot contain {bad!r}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A near-duplicate of another file, which is the better one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer request replaced it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pipe, a socket or a device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A process of this build was ended by the system (exit code {exitcode}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A prompt is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A resumed run keeps the shape of its model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run has at least one step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run is in progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run lasts at least {minutes} minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sample could not be drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A second checkpoint; the difference has a paired confidence interval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A secret or an address; the build puts a placeholder there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A symbolic link; its target is read in its own folder, if at all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A title cannot be empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A title cannot hold the character U+{hidden:04X}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A validation takes {cost_seconds:.1f} s here, and all of them may take {max_time_fraction:.0%} of the time: so it comes every {interval_by_cost:,.0f} s, not every {wanted:,.0f} s. Fewer evaluation tokens make it quicker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Tabwright</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted and cached suggestions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted in full, or the remainder of one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accumulation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam beta1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adapt the model, while the computer is idle, to the projects for which you agreed. Off: to none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adapt to projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a folder of unseen code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a prompt; at most {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add more files, or choose a smaller context.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add more files, or set train.typing_simulation_fraction above 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add more source files for a larger vocabulary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add more source files to the corpus, or choose a shorter context.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add more source files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adjust…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After each validation the model continues a piece of unseen code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After each validation the model continues these prompts and a piece of a validation file. They apply to the next run that is started or continued.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All / words / lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All cases, one language, or one kind of cursor position.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All settings of the scope.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All training settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {count:,} files are near-duplicates of training files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed: {range_text}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed: {range}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Along a curve the confidence threshold rises: fewer suggestions are shown, and more of them are correct. Point at a dot to see its figures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alphanumeric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also read files in which a key, a token or a password was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also read the archives and tables in a folder: datasets such as The Stack are folders of tables. An archive or table that is a source itself is always read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also read what .gitignore files leave out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also search what git ignores, packages and caches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also show matches in files that contain a key, a token or a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also trained on {names}, whose files are not on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt+] and Alt+[ show the next and the previous suggestion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt+] next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alternatives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always dark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always drop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always drop*</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always keep*</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always light.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An answer ends after this time; 0 sets no limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An input method is composing text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An interrupted run was running when the program ended; it can be continued.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An older dataset with the same tokenizer that is mixed in, so that a model that is fine-tuned on new files does not forget the old ones; empty for none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An unexpected error occurred: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another .pth file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another file has exactly the same bytes (MD5).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another file has exactly the same content.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another file has nearly the same content.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another file of the project is similar to the file, so much of it can be copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another process of the run has ended, or cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another run is called {wanted!r}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer other editors on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any text as the model sees it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any text; a folder is named after it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As built</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>As built: %Ln line(s) of headers are removed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>As for training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least 70 % of what is shown is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least half of what is shown is right, by the calibration of this model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At no step was the line right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attention heads in a block.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Autocomplete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Autocomplete prefers likely tokens (temperature 0.2, top-k 10). Creative samples more freely (temperature 0.8, top-k 50).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Axes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batches whose gradients are added up for one optimizer step: the effect of a larger batch without its memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin when no key was pressed for so long. A key press pauses it immediately.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beginnings of code of your own that the model continues after each measurement, besides the same piece of a held-out file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Below the confidence threshold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Benchmark precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between {better} and {other} there is no clear difference in {measure}: {amount} points, 95 % {low} to {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between {better} and {other} there is no clear difference in {measure}: {amount}, 95 % {low} to {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Binary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bits files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bits per byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bits per byte before → after: {figures}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bits per byte of text instead of loss per token. It does not depend on the vocabulary, so it compares different models. Lower is better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bits per byte with in-file cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bits that the model needs for a byte of validation text, latest figure. Lower is better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both runs have the same settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build a dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build a dataset and train a model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build a dataset from Python&apos;s standard library; takes about a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build from the standard library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build it again, and train on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build it again: {command_line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build it from more files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build it with a validation split.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build one of them again with the tokenizer of the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build one: {command_line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build the corpus again: {command_line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build the corpus and its tokenizer again: {command_line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build the dataset with tokenizer.style=everyday, or set the rate to 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build the new files with the tokenizer of the old dataset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Building a dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By &amp;steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By &amp;tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By language: {figures}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the ending of the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the filters*</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By ti&amp;me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes on disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes on disk. Larger files are not read at all: raising the threshold needs a build.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes/token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibrating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibrating…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the build; no incomplete dataset remains.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the evaluation; nothing of it is stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canceled. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canceling…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Candidates among which a secret is ranked, itself included.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be read: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases splitter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change &amp;folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change its permissions, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the settings of the window, the editor and the suggestions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change this setting and request a suggestion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Changed since the search: %Ln file(s). Search again.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Changing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Characters of the longest line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Characters that were not typed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check against the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the command after --engine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk. What was there before is unharmed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the permissions of its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the spelling, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoints (*.pth *.pt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a .pth file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file inside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file to see its text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder of code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder of code. Seen: {counts}.{not_entered}{inside}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder of unseen code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder with code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a lower rate: --set lr_multiplier=0.1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model that the light engine can run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a new or an empty folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a project that the model was not trained on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a smaller preset or batch size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an earlier checkpoint, or train again with a smaller learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another checkpoint of the run, or continue from the previous one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder (--workspace, --out), or change its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name, or replace it with --force.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another one with --port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another title.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose archives or tables of code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose files to open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose folders and tokenize their code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose kv_heads that divide heads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one above 1023.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one from 1024 to 65535.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of {names}, or unset the variable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of: {choices}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of: {filter_presets}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one or more of: {language_names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one that ends in {suffix}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose sources and build a dataset from them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the name of a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the name of a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chooses cursor positions and passages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chooses secrets, lines and candidates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chooses the files and the held-out projects.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chooses the sample of a larger corpus.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chooses which files are in the validation split.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the list: then Python&apos;s standard library is read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to show these files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close &amp;brackets and quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close brackets and quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close find in files (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the bar (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the file tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clusters of duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code ({suffixes})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code in one file (*.zip *.tar *.tar.gz *.tgz *.tar.bz2 *.tar.xz *.jsonl *.parquet);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code of other projects, by the name of its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code that does not parse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code to evaluate on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Color the text by the probability of its tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment or uncomment the selected lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comments and strings of this language are not recognized.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comments in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the settings and results of two runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared with the checkpoint in {reader}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compiling or trying it failed: {rstrip}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compressed size of the text under the model alone: less is better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compute intervals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compute loss and gradients by the program&apos;s own C code, in fp32 on a processor: faster there than torch&apos;s operations, and the same bits with any number of threads. Needs a C compiler. auto uses it where bf16 is no faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computes in {chosen}: {figures:,.0f} tokens/s in trials{beside}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidence threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidence threshold, languages, sampling, and statistics of suggestions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidence thresholds at which passages are typed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect an e&amp;ditor…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect an editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content column of tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context warmup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue at a lower learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue from there at half the rate: --resume {run} {options}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue the selected run from its last checkpoint; a finished run is extended by the length that is set on the left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue with your text; saving will ask again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continues from the weights, architecture and tokenizer of this checkpoint, with three tenths of the learning rates unless you set them. The new and the replay dataset are validated before and after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continuing from step {step:,} as if the run had never stopped: weights, optimizer, order of the data and random numbers are the same to the last bit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continuing from step {step:,} with the weights and the optimizer of the run, but not as if it had never stopped: {differences}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continuing from step {step:,}: weights, optimizer and random numbers are the same to the last bit. An older version started this run and did not record its data: if they were built again since, the run does not continue as if it had never stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied to {run}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies {project} ({license}): {tokens} equal tokens, in no other project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy relative &amp;path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the card to the clipboard as Markdown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the dataset, and for a resume the run folder, to every machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the message and its details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the run with its checkpoints, to continue it in two ways.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the settings of the run into the form on the left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the settings to the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the table to the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy to the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corpus {name!r} has several datasets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct that line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost of a wrong suggestion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coverage against precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crashed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create an empty file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create the card again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Creating a model card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Creating the card…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Creative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Down line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Right word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Current file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cursor position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cursor positions at which a line is completed, of four kinds in equal parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cursor positions: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cursor: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Custom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Custom prompts for the samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Datasets here: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decay fraction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dedent the lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default settings apply; the old file is now {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defaults apply instead of these values; all other settings are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln run(s) and the deleted evaluations permanently? That frees {size} and cannot be undone.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Delete it to forget its decisions: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the corpus instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the evaluation that is shown; it can be restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this evaluation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this folder and build again: {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleting an evaluation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleting {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you mean {close!r}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disabled languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard the changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss this message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do &amp;not use a project for this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not trust this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop Python files that Python cannot parse: broken, too old, or something else. Parsing takes most of the time of reading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop code of other projects and what programs wrote, by the names of folders and files in the two lists below. A source itself is never dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop dedicated test files: test_*.py, *_test.py, *Test.java, classes of tests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop files that say in their first five lines that a program wrote them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop folders of code here, zip or tar archives, or tables of code (JSONL, Parquet). With no source chosen, Python&apos;s own standard library is read: a good first dataset that needs no download.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop folders or archives of unseen code here. Files similar to training files are dropped and counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop generated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop ignored files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop near duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop tests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop the selected files from every build.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop unparsable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop vendored code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop what .gitignore files and .git/info/exclude exclude; inside a git checkout those of the folders above the source count too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropped by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropped files</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Dropped: %Ln file(s) with secrets.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Drops tests, data, generated code, broken files and near-duplicates; replaces secrets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicates and near-duplicates, and which file is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicates of its files are not detected, and the n-gram baseline is omitted where it has nothing to count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each file becomes a tab: at most {count} files can be replaced at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each system for each kind of line; the bars below have the intervals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit similarity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the prompts that the model continues.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Editors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Embedding learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emptying the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoding if not UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End every middle with &lt;eos&gt;, so that other programs that run the model stop where the gap is filled. Without it only the last middle of a file ends so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the search; what was found stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a line number, or line:column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a number from {low} to {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equal passages in the training set {names}:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Estimated time to the end of the run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Estimating the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ev&amp;aluate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate a model on unseen code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate on a folder and its subfolders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate the best checkpoint on unseen code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate the model twice, with and without the other files of each project, and the project without a model. Each folder is taken for a project; the file itself and near-duplicates of it are ignored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluating a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluation in progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluation tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every cursor position.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every file that was found, also those of other languages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every file, the decision about it, and why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every measure with its interval for each system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every token is read {passes:.1f} times, and past {max_useful_epochs:.0f} that teaches little. Add files, or end sooner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything here was recorded or measured; nothing was written by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything recorded and measured of the chosen model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that saves more keystrokes than reading it costs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that was recorded and measured of the chosen model, on one page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that was recorded and measured, on one page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exchange them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excluded by a .gitignore file or by .git/info/exclude.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excluded names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excluded projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export &amp;tables…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as &amp;JSON…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as CS&amp;V…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export it with --to hf, or train with a larger vocabulary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the files as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the model for another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the plot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;orget this project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FIM ends middles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FIM rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feed-forward width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Few letters and digits: tables, or drawings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures before and after this step do not compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures before and after this step do not compare; the best weights are chosen by the new files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures with 95 % confidence intervals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File still parses (Python)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files are found, filtered and tokenized. Every file that is dropped is counted with its reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files beyond this are not read, the farthest first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files dropped for each reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files for bits per byte: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of each language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of other languages are dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of the chosen languages that are not dropped by name, as counted before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of the cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of the corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of which a passage is typed key by key; 0 types none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files on which bits per byte are measured; 0 measures none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files that the model was not trained on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files to exclude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files to include</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files whose lines are longer on average are dropped: they are data. 0 allows any.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files whose text goes into the dataset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files whose text is in the dataset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files with a larger fraction of non-ASCII characters are dropped: they are data, or prose in another script. Code with comments in Chinese or Russian usually stays below it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files with a longer line are dropped: they are minified, or hold data. 0 allows any.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files with a near copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files with a smaller fraction of letters and digits are dropped: they are tables or drawings. 0 allows any.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files with fewer lines are dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files with more lines are dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files with secrets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files with simulated typing: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files without a near copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filte&amp;rs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in fi&amp;les…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find text and replace it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find text in all files of the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish the step, save and end the run. It can be continued later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finishing the step and saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First part of the run in which windows are half a context long, and twice as many: what is near is learned first, in fewer steps. 0: whole windows from the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders and archives of code; Delete removes the selected ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders to evaluate on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders with more entries hold data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders, files, archives (zip, tar) or tables (JSON lines, Parquet) to read. None: the standard library of the running Python.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow the system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Font size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For this time and this data {suggested_preset} will come out ahead of {preset}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For width {width}: head_dim = {width_2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget &amp;adaptation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget it there first: --forget PATH --run {start}. Then fine-tune the new run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forgot the project {name}: {files} deleted from the cache.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forgot what the model has learned from {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fraction of characters that are not ASCII: data, or prose in another script.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fraction of the corpus that one project may be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fraction of the documents that are cut in three and learned in the order start, end, middle, so that the model can also fill a gap. Needs the everyday tokenizer; 0 does not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fraction of the files in the validation split: the model is measured on them and is never trained on them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fraction of the learning rates that the model was trained with at their peak.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fraction of the line that is correct before the first wrong character.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fraction of the shown suggestions that came from the cache.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fraction of the shown suggestions that was accepted, in whole or in part.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fraction of the text in whole projects that are held out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fraction of the time in which held-out files are typed with the model, to know how many keystrokes it saves; 0 for none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fraction of the windows that come from the replay dataset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fraction of the windows that come from what the model was trained on, so that it does not forget that; where it is on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From step {step}, the last good state, with {settings}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the calibration of the model: this threshold saves most keystrokes, where reading a wrong suggestion costs {cost} keystrokes. The preferences change the cost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From which fraction of common five-token sequences on (Jaccard) two files are near-duplicates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full: narrow intervals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generated code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Geometry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give --max-minutes 10 or --max-steps 1000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give --max-minutes 5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a larger --max-steps or --max-minutes; both count from the start of the run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a name such as cp1252, latin-1, gbk, shift_jis or koi8-r.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the command another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the model as many: --set model.vocabulary={vocabulary}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the path of one file of code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the run another title.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to &amp;first source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to a line by its number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to file in {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the file that is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next match of Find in files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next match.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the previous match of Find in files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the previous match.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to training with this dataset chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Greedy choices: {tokens_equal:,} of {tokens:,} tokens the same, {prompts_equal} of {prompts} continuations wholly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Halve the batch size and double the accumulation: the result stays the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head dim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heads of keys and values. With fewer than heads, several heads use each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heights of plot and lists, in pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held out tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-out files of its dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-out text cannot be typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-out text could not be typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide model architecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide this message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highlight each token by the probability that the model gave it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Histogram: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold out more: {min_samples} are needed. Or train longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How late the window reacts, over the last ten seconds: the median, the 99th percentile and the maximum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long a run lasts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long an answer may get.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the model learns at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the model learns. Only time in which it computes counts: pauses do not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many blocks are stacked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many characters must precede the cursor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many different answers are made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many different tokens the model can read and write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many lines it may have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many tokens there are at most. More make texts shorter and the model larger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much better it must become on held-out files of the project, in bits per byte.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much is evaluated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much is measured: more takes longer and is more precise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much it has forgotten is not known: its training data is not here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of a project is taken at most in each language, in the order of the languages; which files, the seed decides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of the running gradient AdamW keeps in each step. A lower value follows new gradients sooner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much text the tokenizer is trained on at most; of a larger corpus it takes an even sample. More takes longer and changes little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much worse the model may become on what it was trained on, in bits per byte; beyond that, less of what was learned is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often 12 tokens or more of a suggestion and the text before it stand in exactly one project of the training set and are not trivial.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often a pair must occur to become a token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often a shown suggestion is correct to its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often a suggestion is shown while typing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the dataset is read; more than four epochs improve the model little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the file with the suggestion in it is valid Python.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the suggestion is exactly the rest of the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the word at the cursor is completed to exactly the expected one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How suggestions were accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How weights are stored in a GGUF file. f16: 16 bits each, nothing that matters is lost. q8_0: 8 bits, half the size, small deviations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Idle seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignored files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In co&amp;mments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In comments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In st&amp;rings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In strings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the training split, in the validation split, or dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In this &amp;language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {file}: {how}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {language} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Include ignored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Include secrets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indent the lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index the training set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inner width of the feed-forward part.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert the closing bracket or quote automatically.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert the closing bracket or quote together with the opening one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it: pip install &apos;tabwright[parquet]&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installed Python packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invalid pattern: {problem} at character {offset}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is --rdzv-endpoint the same everywhere, and the port open?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is another program cleaning the cache, or the disk failing? Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is the disk with the workspace gone? Choose the checkpoint again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be changed in the project&apos;s menu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be compiled or loaded: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It comes from the model and this file. No project is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It computes in fp32 on a processor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It did not take the model: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has forgotten nothing of what it was trained on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has to answer every line as {command_line} does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has too few lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has too many lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is encrypted in its archive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is in the cache and is made again when it is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is in the training split.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is in the validation split: the model is never trained on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not UTF-8 and declares no other encoding; the build settings can name one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not asked again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not known what this model was trained on. Choose other code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is prepared at its first use, unless only PyTorch can run its shape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is switched off by {switch}=off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It kept changing while it was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be of another optimizer; start a new run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may have been moved or renamed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must be a list of names of languages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must be true or false.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It no longer existed when it was to be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It says that a program wrote it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays read-only. To keep it unchanged, cancel and save under another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was dropped: {reasons}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was moved or deleted. Open another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not read as code, so there is no text to keep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It would close a bracket that is not open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It would copy one project of the training set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It would end in the middle of an expression.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It would leave a bracket or quote open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It would repeat the line above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It would repeat the next line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It would repeat the text after the cursor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its classes are test suites, whatever its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its classes are test suites.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its dataset {name} is not in this workspace. Choose other code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its disk may have no trash. Nothing was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its files are used for suggestions in any case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its first five lines say that a program wrote it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its folder may be incomplete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its lines are too long on average.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its lines are too long on average: data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its name is that of a test file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its name leads out of its archive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KV heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep at most {max_prompts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep milestones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the selected files whatever the filters say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the weights of steps 10, 20, 50, 100 and so on, at most 16 and about 1 GB: the editor shows with them how the model learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept on this computer only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keystrokes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keystrokes saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keystrokes saved in a simulation that types validation files with the model and accepts every correct suggestion, latest figure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keystrokes saved in a simulation that types validation files with the model, on the axis on the right. Measured now and then, in less than a thirtieth of the time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keystrokes saved, less what reading wrong suggestions costs. A setting of the evaluation says how many keystrokes one costs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keystrokes saved, net of reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keystrokes saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keystrokes that a user need not type, where accepting a suggestion is one keystroke. The simulated user recognizes every correct suggestion, so it is an upper bound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keystrokes that reading a wrong suggestion costs. The automatic confidence threshold is the one that saves most keystrokes after this cost; a higher cost shows less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keystrokes that reading a wrong suggestion costs; for the net of the keystrokes saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kinds of lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known only after the next build: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known rests of lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known settings: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;ogarithmic loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of the window, after the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Languages that are measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Languages with suggestions in comments.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Languages with suggestions in strings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Languages without suggestions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Languages: {languages}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger files are data rather than code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger files are not read. With the longest line count allowed, a file of 1 MiB has 260 bytes a line and is data rather than code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger projects are not read as a whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger than the largest file that is read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last part of the run over which the learning rate falls to zero in a straight line: 1 falls from the start, 0 never falls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last request: none yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last request: {client}, {path}: {outcome} ({time})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latencies ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency while typing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers, heads and widths of the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn what the file so far and the other files of a project do not tell already: the loss is that of their mixture with the model. Reads the dataset once more before the first run. Not with fill-in-the-middle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn with the loss of model, file and project together: what these tell already counts little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate {rate}, gradient norm {norm} before clipping.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out --precision, or choose --to gguf.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out --set model.*, or train from scratch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out --set model.*: a model keeps its architecture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out train.optimizer, or start a new run from these weights: --from {folder} --dataset NAME</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the sample drawn after each measurement; 0 draws none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let every milestone of the run suggest at the cursor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the model learn from {name} while the computer is idle? A copy of it for this project alone is kept on this computer, and used if it predicts the project better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let torch compile the blocks of the model first: up to a minute of waiting, then faster steps. Needs a C++ compiler. auto tries it before runs of 15 minutes and more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters and digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line and column of the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line ends are mixed; saving makes them all {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}, column {column}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}, column {column} ({selected} selected)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines are shown up to {count} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines before and after were not compared: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines of the comment at a file&apos;s start. Longer comments are removed, not the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines of the file as it was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines that are long on average are data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines that are typed of each of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines this long are not supported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List the models and the stored evaluations again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listing evaluations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listing files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listing files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listing runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists splitter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live: {title}, step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load the file from disk. Undo brings your text back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading torch and the data…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading {path}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logits: at most {max_error:.2g} off, {bound:.2g} allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Long license texts and descriptions are removed; a file that is nothing else is dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest step direction allowed: a rare wild batch cannot throw the model off. 0 switches it off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look whether memory is short; then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for alternatives…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss (avg.)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss of each step. It varies, because every step reads other text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss on validation files, which training never reads: the figure to compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss, smoothed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest bits per byte on validation files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest bits per byte so far. Its weights are in best_checkpoint.pth, unless the run chooses them by keystrokes saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lr multiplier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mains, or unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make head_dim even.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the code larger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the code smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes recently used tokens less probable; 1 has no effect. Code repeats itself for good reasons: stay near 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match &amp;case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max file bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max folder entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max forgetting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max header lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max longest line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max mean line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max project fraction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maximum length of a suggestion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maximum non-ASCII fraction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure again, and delete this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure on code that the model was not trained on how often it is right. Takes a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured by the probe on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median time that the model took for the latest suggestions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Min alphanumeric share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Min frequency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Min gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Min lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Min p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minified code and data have lines that nobody would write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minified names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minified or bundled by a program, by its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minimum characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minimum confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minimum precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minimum precisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes of training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mixed with the new data, so that the model does not forget it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mo&amp;de</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode: &amp;autocomplete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode: &amp;creative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model architecture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model ca&amp;rd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model size and training settings that it was started with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model: {model}. No project is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model: {model}. Project: {project}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moments of the run: the best validation (star), kept checkpoints (triangle), where it was continued (diamond), diverged (cross) or stopped early (square).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum warmup steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most probable tokens:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mostly characters that are not ASCII: data, or prose in another script.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the cursor to a line and run: each milestone of the run suggests how the line continues at the cursor. The rest of the line is hidden from the models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the folder {name} and everything in it to the trash?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the keyboard focus from the text to the toolbar above it, or back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the run to the trash of the workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to &amp;trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move {name} to the trash?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved {name} to the trash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moving to the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a file in one of them; a member of an archive follows its archive: code.zip/src/a.py.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a folder with --workspace, or set HOME.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name another folder with --workspace, or correct its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name folders of code that the model has not seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the new file:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the new folder:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name one: {of_corpus}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name one: {titled}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the folder of a project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Named like a test file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names of folders and files (without suffix) that are never read, in lower case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names of folders that are not entered; * matches anything. A source itself is always entered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names of folders with code of other projects.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names of minified and bundled files, in lower case; * matches anything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ne&amp;xt file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Near duplicate similarity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Near-duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Near-duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither the line nor its rest is anywhere in file or project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New &amp;file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New dataset…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New fol&amp;der…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New name of {name}:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next match in files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next validation at step {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next validation at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next validation in {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next validation in {0}, later than set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next validation now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No C compiler ({compilers}) was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No case matches the filters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No dataset yet. Build one from your own code, or from Python&apos;s standard library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No evaluation yet. Run one to see how often the model is right, how many keystrokes it saves, and whether it is better than an n-gram model and a copy of the last line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file is left: every one was dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file matches. Clear the search or a choice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No folder is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No held-out text can be typed, so bits per byte decides which weights are best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No matching files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is loaded. Choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is selected, so there are no suggestions. Select one above the text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other file of the project contains this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other file of the project is similar to the file; the usual case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No permission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No process can be started for the tokenizer: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No process can be started: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No replay dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run has milestones yet. A run keeps its weights at the steps 10, 20, 50, 100 and so on; train one on the Train page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No source file of these languages was found: {languages}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No suggestion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No suggestion: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>No text, or lines too long: %Ln file(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No training file would be left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Non-ASCII</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a file of the chosen languages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in {backends}: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in: tests/, *.txt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not measured yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found in {files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing half-made was left behind; try again. Copy the details for a report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been built yet. A build reads your code; then every file and every decision about it is shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has changed since the last build.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is put before a prompt: &lt;bos&gt; belongs to the beginning of a file alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing on this machine can run {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was opened yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was written. Export it again; if that fails too, please report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was written. If llama-cpp-python or transformers is installed here, update or remove it; then export again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Novel lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of files with the same content (MD5), keep only the first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of lines longer than {characters} characters, only the start was searched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of near-duplicate files, keep only the best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off. No port is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off: only Alt+\ requests a suggestion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ollama: a folder with a Modelfile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On what it was trained on it needs {more} more bits per byte.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On which power: mains, also where the computer does not tell; known mains, only where it tells; any, on battery too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On: {address}, loading the model. Only programs on this computer can connect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On: {address}, ready. Only programs on this computer can connect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One file was dropped as a duplicate of a training file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One file with weights and tokenizer, and its model card beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of its lines is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One row for each cursor position; the case itself is shown beside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One word is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only answers of which the model is at least this sure are shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only answers that are at least this likely to be right are shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only in: *.py, src/</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only suggestions that are at least this likely to be right are shown. 0 % shows all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only suggestions that are at least this likely to be right are shown. 0 % shows all. Not calibrated yet: the model&apos;s own probabilities are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only suggestions with at least this probability of being correct are shown; below 0 the calibration of the model decides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the first matches are shown; search for something rarer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the most probable tokens that together reach this probability may be drawn; 1 allows all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the rest of the line is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only this many of the most probable tokens may be drawn; 0 allows all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only tokens at least this many times as probable as the most probable may be drawn; 0 allows all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only torch can run {title}, so its answers take longer than those of the light engine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only whole checkpoints of Tabwright or of the original project can be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {count} entries are shown; go to others by name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {count} suggestions could be checked against held-out code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {folder}/</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a .pth file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a copy of the sample {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a file and move the cursor to a line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a file of the project by a part of its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder or file that was open before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project folder; suggestions take its files into account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a tab with the differences: - in the editor, + on disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a text file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open containing folder in the file &amp;manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it in another editor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open only checkpoints of tensors and plain values, from people whom you trust.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the same files when Tabwright is started again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimizer steps in that time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimizer steps so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimizer steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or try a sample:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other programs to compare with, one per line, as NAME=COMMAND. Each answers lines of JSON like {command}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other programs, as NAME=COMMAND.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other programs…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other text follows the cursor on this line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own C code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parquet tables need the library pyarrow, which is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of a name or path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the file name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path in its source. Sorting by it groups the files of a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patterns as in a .gitignore file, separated by commas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause the run, or continue it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause the run; its memory stays in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peak learning rate: how far each step moves. Too high and the loss jumps or explodes, too low and it falls slowly. Around 0.02 for muon, 0.0003 for adamw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peak memory of the program, and the free memory beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peak rate of the output head and the norms when the optimizer is muon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peak rate of the token table when the optimizer is muon; adamw uses one rate for all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percentage of requests answered within each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perl syntax; \1 or $1 in the replacement is the first group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plot as an &amp;image (PNG, SVG)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plot splitter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port {port} is in use by another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port {port} may not be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position and size, as Qt saves them, in base64.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre&amp;vious file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision against</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision of shown suggestions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prefix accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing {model} for fast suggestions. This takes a few seconds, once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing {model}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing {path}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset and start time, or the title that you gave it. Tick a run to plot it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset {preset} on {dataset}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous match in files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probing, at most half a minute…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probing: batch {done} of at most {total}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor threads; 0 takes one a core.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor threads; 0 takes one a core. The last digits of a result depend on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the evaluation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project menu. {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project only (no model)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project: not used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project: {files}, {tokens} tokens, reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project: {files}, {tokens} tokens, ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects that it must not adapt to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects that suggestions do not use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects that the model may adapt to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pulls the weights of matrices towards zero a little at each step; steadies long runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the right file back, or start a new run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the {tokenizer_file} that it was trained with into {parent}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python packages that are installed with this program. Files similar to training files are dropped and counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick: a minute or two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;eplace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random weights, or those of a checkpoint to continue from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Randomness of the text. 0 always takes the most probable token; 1 samples from the model&apos;s distribution; higher values flatten it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range: {range}. Default: {default}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rarest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;fresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re-estimate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read a folder and those below it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read an archive or a table of code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read and filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read archives in folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the runs and datasets of the workspace again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the sources and build a dataset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading a report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading an evaluation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the evaluation…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading, validation split and tokenizer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reasons: {counts}.{not_entered} Loosen the filters, or add folders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent files, newest first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent files:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent folders and files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent folders, newest first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redact emails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redact secrets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo what was undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redundant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regular e&amp;xpression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from the results	Del</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove it: a held-out prompt is always used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove that character and save again; your changes are kept until then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the chosen sources from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the selected folders from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the selected prompt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove them and save again; your changes are kept until then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename, copy, compare, export, delete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renaming {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen files a&amp;t startup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen files at startup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen the files that were open at the last exit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rep&amp;lace all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace all matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace all…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace at the next build</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace e-mail addresses by &lt;EMAIL&gt;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace every match that is shown, after a question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace in file&amp;s…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace keys, tokens and passwords by &lt;SECRET&gt;: a model would memorize them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace text in all files of the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace this match and go to the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace with…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace {matches} in {files}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaced {matches} in {files}; nothing is saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replacement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replay dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replay dataset: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replay fraction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request a suggestion at the cursor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset to the default.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest of line exactly right: {before} → {after} at {count} held-out cursors (difference {low} to {high})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the colors of the language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the evaluation that was deleted last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the run that was deleted last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the value of the build.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore {evaluation}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore {run} from the trash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restored unsaved changes of {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restored unsaved changes of {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restoring an evaluation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restoring {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume from latest_checkpoint.pth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right first at step {first:,}, and from step {since:,} on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right first at step {first:,}, but not at the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right from step {first:,} on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotary positions need an even head_dim.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run &amp;evaluation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run at cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run evaluation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running mean of the training loss over about a dozen steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running milestones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running… {done} of {total} checkpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs are listed here; they are kept when the program is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs here: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs in: {backend}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs keep them from step 10 on while train.keep_milestones is on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs with milestones, newest first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;top and save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;uggestion settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SVG images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample more varied suggestions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sampling mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sampling.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a&amp;ll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save every file that has changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as UTF-8 instead?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as UTF-8, or remove that character.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it under a shorter name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it under another name or in another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it under another name, or change its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it under another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the card as Markdown, with metadata for Hugging Face.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Save the changes to %Ln file(s)?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Save the changes to {name}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the file under another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the files shown, with every measure, as a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the model card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save what must be saved and close the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved. It takes effect with the next build.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving a model card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving your choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search paths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the files (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Searched only in part, for long lines or a slow pattern: %Ln file(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Searching files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching… {matches} in {files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secrets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secrets for each number of copies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the server&apos;s log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what each threshold drops in a corpus, and move it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed of every random choice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed of every random choice: the same seed repeats the same run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a checkpoint above to get suggestions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the whole text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set all statistics to zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set train.fim_rate=0 or train.memory_loss=false.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set train.memory_loss=false, or train in one process.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up a run that starts from the best weights of this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings file: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of the evaluation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of the next run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of your editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings to copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show equal settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show every file and why it was kept or dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the status bar how late the window reacts to input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show suggestions while typing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the Build tab.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the chosen file on the Files tab.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the code in its default size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the current run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the files below one folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the files in the file manager.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the files of one decision or reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the files of one language.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the files of the project beside the text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the next file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the next sample.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the next suggestion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the previous file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the previous sample.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the previous suggestion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the statistics of the suggestions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the tokens of this file as it is built.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the version, the license and the workspace folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole curve and follow it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what a run would have suggested at the cursor after each saved step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what each match would become, and replace them all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show where the project contains the suggested text; Esc returns to the suggestion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show where the suggestion comes from: model, file, project and training set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows bits per byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similarity of a file to the most similar other file (Jaccard, five tokens).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similarity of suggestion and line, character by character (RapidFuzz&apos;s ratio).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since {date}. Kept on this computer only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single cursor positions with the expected and suggested text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of checkpoints and logs at the end of the run, and the free space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of its folder on the disk, mostly checkpoints.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of that text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small gains late in the run become visible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoothed training loss in nats per token. Lower is better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source of this suggestion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources of suggestions are shown for training sets of up to 4 GB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Splitter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a new run from the weights of this one (in the window: Fine-tune from this run), which makes the dataset again with its tokenizer: --from {folder} --dataset {dataset}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a new run to change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a new run with the settings of the page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a new run with these settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a new run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start all of them again with --resume; only the last step is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from a checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from the thresholds of a preset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start one: {command_line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step}, {characters} characters. Best so far: {best}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps of training instead of minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps over which muon&apos;s momentum rises from 0.85 to 0.95: early gradients change fast, and what is averaged over many steps is out of date. 0: 0.95 from the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps over which the learning rate rises from near zero, while the first gradients are still wild.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still waiting for a step to end…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after this many minutes of training; 0 means no limit. The learning rate is planned so that it reaches its end just then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after this many steps; 0 means no limit. One step reads batch size x accumulation x context tokens and takes one optimizer step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop it there first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the run first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop, save and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping finishes the step and saves: the run can be resumed after the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strings in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such files are data as a rule; corpus.max_longest_line drops them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggest in comments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggest in strings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggest what is most likely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggest while &amp;typing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggest while t&amp;yping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggest while typing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestion settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestion settings: confidence, languages, sampling, statistics.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions accepted in full or in part.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions appear as you type. Alt+\ requests one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions appear in gray as you type. Tab accepts a suggestion, Ctrl+Right accepts one word of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions are off for this language.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions are off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions come from a copy of the model that has learned from this project. Files of the project that it did not learn from need {gain} fewer bits per byte ({before} before, {after} now, with the project taken into account in both).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions come only from this file and its project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions in a project come from the model that was adapted to it, where there is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions of all milestones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions shown per 100 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions shown without asking the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions take the files of the project into account. They never leave this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions that copy one training project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions that were shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch focus: editor/tool&amp;bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symlink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Systems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables and drawings have few of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tabwright is already open in the workspace {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tabwright opens its own checkpoints, and those of a GPT with fused query, key and value or of nn.TransformerEncoderLayer with learned positions and a final norm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take at most {max_name_chars} characters, and no two dashes in a row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the one that the model was trained with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test suite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text around the cursor, with the expected text marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text is selected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text per token: with more of it, completion is faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text to tokenize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That number is too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive or table is damaged here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bias of the output head is folded into the final norm and the head, because GPT-2 has none elsewhere; the logits are the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The canary test was stopped before its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The changes of the other program will be lost. To keep both versions, cancel and save under another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checkpoint does not say what it was trained on, so nothing is held out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checkpoint does not say what it was trained on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checkpoint last chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checkpoint that completes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checkpoint {checkpoint_title} is gone, so nothing is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The compiler or the trial took longer than {timeout:g} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The computer is out of memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The confidence threshold, and the latency.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The confidence threshold, for the measures that depend on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The configuration has another architecture than {checkpoint_title}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The context length. A longer one covers more of the file and is slower.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The corpus last shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The corpus of the dataset {title} has changed since the dataset was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The corpus that the tabs show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The corpus {corpus_title} has changed since the dataset {title} was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The corpus {corpus} is damaged: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The corpus {folder} is damaged: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The corpus {folder} was made by a newer Tabwright.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cursor is before or inside a word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cursor is in a comment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cursor is in a string.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The curve appears here when a run starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dataset last chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dataset that it is trained on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dataset {corpus} has no validation files in these languages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dataset {dataset_title} is damaged: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dataset {dataset_title} was made by a newer Tabwright.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dataset {dataset} holds nothing out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dataset {title} does not fit its corpus.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dataset {title} has a vocabulary of {vocabulary:,} tokens, the model only {vocabulary_2:,}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dataset {title} has another tokenizer than the model, and its corpus cannot be read: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dataset {title} has changed since the run {run_title} read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dataset {title} has {count:,} training tokens, less than one window of {context}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dataset {title} was made with another tokenizer than the run {run_title} was trained with: the same tokens mean other text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dataset {title} was made with another tokenizer than {checkpoint_title} was trained with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dataset {was} of this run is called {is_now} now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The datasets {title} and {title_2} have different tokenizers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day on which counting began.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device ran out of memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk has {disk_free_bytes:,.0f} MB left, and the run needs {disk_bytes:,.0f} MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: {path} was not written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk of {path} is read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The editor asks the server above, so it must run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The editor starts Tabwright itself and uses a pipe; no port is opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The encoding of files that are not UTF-8 and declare none, for example cp1252 or gbk. Empty: they are dropped, since a wrong guess would teach noise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The encoding {title} of {name} cannot store {text!r}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The evaluation {folder} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The evaluation {parent} was made by a newer Tabwright.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The events of the run could not be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export is compared with the model: tokens, logits and generated text. If anything differs, nothing is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The exported model could not be opened to prove it: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The exported model is not the model: in {reader} a logit is off by {max_error:.2g}, more than {bound:.2g}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The exported tokenizer is not the model&apos;s: {reader} cuts {text!a} into other tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figure that decided.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figure that table and bars show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file in front.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is gone; this is what was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not UTF-8; it was read as Latin-1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file or folder that will be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was kept; its text begins at the third line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files of its dataset that training never reads. They are from the same projects as the training files, so they are easier than other code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files of this dataset, and why each was kept or dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files of {name} that training never reads. They are from the same projects as the training files, so they are easier than other code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files that were open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filters of the published model card and no others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first minutes take as much room as the hours after them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first {count} characters are shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of {path} is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder that is open; empty for none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {folder} does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {name} cannot be read: {words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folders last evaluated on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folders of the last corpus.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gpt2 architecture has an untied head with bias.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gpt2 architecture needs kv_heads = heads and heads x head_dim = width.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The held-out files are shorter than one window: nothing to measure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The held-out files of {is_now} are other ones than before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index of the training set {corpus} cannot be used: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The latest latencies of the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning rate follows the clock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning-rate schedule ends then, so choose the time that you have. A stopped run can be continued.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The length of the run is not a number of minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The length of the run is not a whole number of steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The light copy of {name} was made and is gone, or is damaged already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The light engine cannot run heads of width {head_dim}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line is in the file or in another file of the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss has climbed far above where it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss is no longer a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss is no longer a number, so nothing of this is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss of the mixture cannot be used with fill-in-the-middle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss of the mixture is for runs of one process.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The manifest of the corpus {folder} cannot be read: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The measure that is drawn against precision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The measurement is not in the trash any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The memory is not enough: halve the batch size and double the accumulation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model card was copied to the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model expects nothing more on this line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model expects the file to end here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model has learned from this project {when}; held-out files needed {change} bits per byte, so nothing was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model has no other suggestion here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model has no suggestion here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is being compiled: up to a minute, once on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is being prepared. Suggestions will start in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model learns from this project when the computer is idle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model that is evaluated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model that is trained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model that makes suggestions. Its best checkpoint is usually the right one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model was not trained to fill in between two texts; it only continues.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model wrote characters that cannot be displayed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model wrote only operators and brackets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model, the dataset or the batch size has changed. Estimate again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of the corpus.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name {name}… is too long for this disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next build uses these filters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next build uses these thresholds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next run gets the settings of {run}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next run starts from the weights of {run}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of bits of each weight.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old content is in {copy}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The optimizer {optimizer} does not fit the run: {run_title} is trained with {optimizer_2}, and its state is that of {optimizer_2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parser of its language rejects it (only Python has one here).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parser of its language rejects it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pattern has no group {group}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The port must be a whole number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The port {port} cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The position of the cursor in its line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prepared copy of the model can no longer be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The preset last chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The probability that the model gave each token, given the text before it. Hover over a token to see what the model expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The process that read it crashed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The process that trains the tokenizer was ended by the system (exit code {exitcode}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The processes do not start from the same dataset, configuration and checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program {command} cannot be measured: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The programs that shall run the model, and what is written for them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The programs that shall run the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project of this file is {root}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project {root} is gone, so nothing is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project {root} is too small to learn from: its {count:,} held-out files have {held_out:,} tokens; at least {min_held_out_tokens:,} are needed to judge the result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project {root} is too small to learn from: {files:,} files with {tokens:,} tokens to learn; at least {min_files} files with {min_tokens:,} tokens are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record of the run cannot be written: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report of the tokenizer {folder} cannot be read: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request could not be answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run cannot be computed by the program&apos;s own C code. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run cannot be watched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run failed at step {step}. {message}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run finished after {time}, {steps} steps, best {best} bits per byte.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run finished after {time}, {steps} steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run has no end: neither a number of steps nor a time is set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run in the first column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run in the second column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run last shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run learns from other data than before: {is_now} has the same tokenizer, but other text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run never read it, so its weights stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run started from {start}, which has read it too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run was cancelled; its last checkpoint stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run was stopped and saved after {time}, {steps} steps, best {best} bits per byte.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run was stopped and saved after {time}, {steps} steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run {folder} cannot be read: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run {folder} is being trained by another process.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run {run_title} has no checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run {run} has no milestones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same folder was entered by another path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same, where the model is mixed with statistics of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search could not be started: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search ended unexpectedly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search for files ends after so many files and folders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sources are known for the first suggestion only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stored evaluations of this workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The suggestion of each system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The suggestion of each system; its correct beginning is marked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system could not read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system that the sentences compare with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system whose suggestions are shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tab in front.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text around the cursor; the expected text is marked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text changed in the meantime.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text gave {vocabulary_size:,} tokens of the {vocabulary:,} asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text in UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text that the model continues.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The thresholds that you chose on the Filters tab.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time limit passed before there was an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The title has {count:,} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The title of the corpus; empty to leave it unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer has an entry with {args!r}, which spells no byte.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer has only single bytes, which a GGUF file cannot express.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer has {vocabulary_size} entries, the model only {vocabulary}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer normalizes text with NFKC first, which a GGUF file cannot express: text that is not in NFKC form gets other tokens than in Tabwright.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer of this dataset has no tokens for fill-in-the-middle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer {path} cannot be read: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizers that were trained on this corpus.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokens that the model is trained on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training has no end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training set has {total:.1f} GB of text, too much for an index.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training set is not available, so duplicates of its files were not detected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training set {name} is not in this workspace, so its held-out files are not either.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training set {name} is not in this workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training state of this checkpoint cannot be read: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training state of this checkpoint does not fit the run: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trash is empty; {size} were freed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trash was emptied meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two are of different runs; take the tokenizer that the model was trained with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The units of the plot&apos;s axes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The unsaved text {name} is damaged and was not restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The unsaved text {name} was written by a newer Tabwright.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights of the run to export.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace {folder} cannot be used: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace {folder} was made by a newer Tabwright, or is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {size} processes did not meet: {splitlines}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no filters called {preset!r}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {count} prompts; each takes time at every validation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {token_count:,} tokens, too few for a window of {context:,}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is free space again: training continues.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no complete corpus at {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no complete dataset at {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no dataset yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no dataset {name!r} in this workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder {root}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no home folder to keep the workspace in: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no installed package of a suitable size in {site_packages}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no library for this operating system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model yet, so there are no suggestions. Train one on the Train tab, or open a checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model yet. Its card is shown here after training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model yet. Train one on the Train tab, then evaluate it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no port {port}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no preset {name!r}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run {name!r} in this workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no suggestion to explain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text after the cursor on its line, so nothing to compare with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing left to train: the run is at step {step:,} after {elapsed_seconds:.1f} minutes, which is all that was asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to forget.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is only one file, so none is held out for validation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is too little text before the cursor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These sources have no file of the chosen languages. Choose other sources, or have the archives and tables in them read (More…).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These sources have no file of the chosen languages. Choose other sources.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This checkpoint and this tokenizer do not belong together. Choose a checkpoint that carries its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This checkpoint does not say how its run computes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This checkpoint holds weights alone: a run cannot continue from it to the last bit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This checkpoint predicts no numbers: its training diverged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This corpus has no duplicates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This corpus has no tokens yet. Build it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This evaluation did not use projects. Choose folders of code on the left, one folder for each project, and “With and without the project”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This evaluation has no typing simulation, so there is no threshold curve.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file was not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This format keeps float32 weights; a precision cannot be chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a bug in Tabwright. Copy the details for a bug report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine has no {name} device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This pattern takes too long here; try a simpler one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This processor cannot run the kernel {forced}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This tokenizer normalizes text (NFKC), which changes it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold and latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time from key to key: an answer that takes longer is never seen. 0 waits for all, so that the figures do not depend on the machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time since the evaluation was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time spent training, validating and saving, without pauses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time spent training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time that the model took for the last suggestion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time, epochs, memory and disk space of the run, from a probe of 20 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Toggle co&amp;mment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tok/s (avg.)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token pro&amp;babilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token probabilities need a model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token {id}: {text}, {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokenize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokenizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokenizer on the validation split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokenizer style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokenizing text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens of held-out files on which the model is judged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens of the small training set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens of the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens read in a second, smoothed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens read: fair between runs whose steps are of different size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens that a run trains on, without those of the validation split.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens that a run would train on, without those of the validation split. Counted for the build, estimated from the bytes for other thresholds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens/s, smoothed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens: the same in {texts:,} odd texts{as_typed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too few of its characters are letters and digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Too large: %Ln file(s) or folder(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many of its characters are not ASCII.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too short to teach anything, or too long to be written by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Train for %Ln minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Train from scratch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train on this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train one on the Train tab.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train tokenizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train with a head_dim that {head_step} divides, or complete with torch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training &amp;history of this line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training continues without counting the keystrokes that are saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training continues, and everything is in the run&apos;s events.jsonl.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training continues, and the record is kept in memory. Free some space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training continues.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training continues. Set train.sample_tokens=0 to draw none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training history of this line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training is still running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training set: its files are not on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training set: its index is being built.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training set: no passage of 12 words and signs is the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training set: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training time, without validation and saving.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again. Copy the details for a report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn automatic suggestions on or off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn suggestions in comments of this language on or off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn suggestions in files of this language on or off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn suggestions in strings of this language on or off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two of the systems to compare are called {name!r}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a few characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type or paste any text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typing files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typing interval (ms)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typing lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typing passages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typing seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typing simulation fraction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UI &amp;latency (debug)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UI latency in the status bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UI latency p50 {p50} · p99 {p99} · max {max}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UI latency: measuring…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Und&amp;o delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo brings the changes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo takes it back file by file. Nothing is saved until you save it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the last change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit of the length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown encoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unparsable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Unreadable: %Ln file(s) or folder(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Unsaved changes stay open: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved changes would be lost in a crash: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unseen code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update Tabwright to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update Tabwright, or build the dataset again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update Tabwright, or name another folder with --workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update Tabwright.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use --set train.device=auto.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use --set train.native=auto.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a checkpoint file from any folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use adapted models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use at most {max_title_length}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use for next build</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use letters, digits, dots, dashes and underscores.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use preset {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use that window, or start this one with --workspace and another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the suggested length.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the suggested preset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the suggestions in another editor: the server, and settings to copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validate about this often (more often in the first minute).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validate after this many steps; 0 validates by time instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation (bits/byte)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation tokens read each time: always the same ones. More is steadier and slower.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vanished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vendored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vendored folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verbatim copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it has ended, or build under another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warmup steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was the disk unplugged, or the folder moved?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was the folder moved or deleted?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was there too little memory? Close other programs and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was there too little memory? Set tokenizer.sample_bytes lower.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was welcomed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each threshold drops, and what another would.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens to suggestions of which 12 tokens or more stand in exactly one project of the training set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is measured of its suggestions is the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it has read is not known any more; train it again from the present dataset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What makes best_checkpoint.pth the best: bits_per_byte, how well held-out text is predicted; keystrokes_saved, how much typing it saves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the horizontal axis counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model is evaluated on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model reads and writes one at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the validation split takes as a whole. cluster: a file with all its near-duplicates; project: a top folder of a source, which shows how well a model does on unknown projects.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the weights of each step suggest at the cursor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was kept of the last build is damaged: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When filling in, the model marks the end of the middle only at the end of a file: stop at the end of the line, or limit the number of tokens (48).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the random numbers start. The same seed and text give the same answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to compute: auto takes a CUDA or Apple GPU where there is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether each folder was evaluated as a project too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether embedding and head use the same table of tokens; saves parameters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the file tree is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the horizontal axis is logarithmic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the loss axis is logarithmic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the plot shows bits per byte.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the sample of the first start was opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the suggestion settings are shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the suggestion was correct.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which column of a table (JSON lines, Parquet) has the text of a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which files are good enough to train on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which languages are read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole &amp;words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole half-typed word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why there is no suggestion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of one head.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of the stream between blocks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Widths of cases and the case, in pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Widths of groups and files, in pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Widths of sample and runs, in pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Widths of setup and results, in pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Widths of table and preview, in pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Widths of text and tokens, in pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Widths of the panes of the page, in pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows are {context} tokens from here on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows of text in one forward pass. More uses more memory and makes each step steadier.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows of text in one step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With --project, name projects&apos; folders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With and without the other files of the project, by kind of line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With and without the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With more of it, reading and completion are faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without the long comment at its start too few lines are left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words that the path contains, in any order. Shortcut: Ctrl+F.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspace: {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a number from 0 to 1, or null for the model&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a number from 1 to 4096.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write all data of the report, with the single cases, as JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write code with the suggestions of a model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write every figure with its interval as a line of a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write for example 20.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as --set section.key=value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as [&quot;a&quot;, &quot;b&quot;].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write some code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the checkpoint about this often; 0 after every step. A crash loses at most this much work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the export and verify it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the plot or its data to a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the report to a file, as tables or as data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the tables of the report as Markdown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written and verified: {path} ({size})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can restore it from the trash of the desktop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You chose to always drop it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You just deleted this text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You just dismissed this text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your changes will be lost if you don&apos;t save them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a merge spells {left}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a parameter of it is no tensor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a tensor of it claims {wanted:,} numbers and has {count:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a tensor of it has a size that is no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a tensor of it has a size without sense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a tensor of it is described in another way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adapted {when}, +{gain}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adapting brought nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adding up the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>against {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all {total} files are restored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an entry is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as built</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least {low}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best bits per byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best: {0} bits per byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bf16 halves the bits of matrix products: faster where the processor has it, slower where it has not. auto asks the processor, and tries both before longer runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bits per byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bits per byte with in-file cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calibration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checkpoint {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checkpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>continued after step {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copies {project}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copies {project} (Ctrl+Shift+Y)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counting words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>diverged; good until step {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not tell its number of heads, and a width of {width} is no multiple of {card_head_dim}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drops {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edit similarity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everyday: every text comes back byte for byte. card: the published tokenizer, which first unifies look-alike characters (NFKC).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exact match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exit status {returncode}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>figures for each threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file and project, no model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gpt2: LayerNorm, learned positions, GELU, biases, as the published model card. qwen3: RMSNorm, rotary positions, SwiGLU, no biases; learns faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has blocks of another kind: {shapes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no learned positions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no norm after its last block, so its blocks normalise after adding, which this architecture does not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no numbered blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no table of tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has positions of width {shape} and tokens of {shape_2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has several stacks of blocks ({stacks})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has tables that do not belong together: {shapes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has two position tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has {count} matrices in a block instead of 4 (query, key and value fused; attention output; feed-forward in and out)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has {count} norms in a block instead of 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds no table of tensors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds no table of tensors under &apos;model_state&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>identical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>intervals of differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>intervals of the figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it answered without a text: {answer!r:.200}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it answered {answer!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it answered {answer!r}, which is no JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it asks for more than numbers ({name})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it asks for {replace}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it changes what it has described</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it claims {count:,} numbers in {entry} and holds others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it computes by the program&apos;s own C code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it computes by torch&apos;s operations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it computes on another processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has a {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has become shorter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has {size} entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds a compiled program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is no checkpoint of PyTorch 1.6 or later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was written on a machine with another order of bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its description has {entries:,} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its description is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its description makes no sense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its tokenizer is another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keystrokes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keystrokes saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keystrokes saved net</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keystrokes saved {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keystrokes saved, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keystrokes saved, net of reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lacks some of its blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>languages is {languages!r}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>latest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learning failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learning paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learning…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>license unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>llama.cpp computes GELU by its tanh approximation, this model was trained with the exact one: its logits deviate slightly, and now and then a token differs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>llama.cpp, LM Studio: a GGUF file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>longest line {length}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>markers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>median</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>merging pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>min_lines is {min_lines}, more than max_lines, {max_lines}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>muon: turns each matrix by an orthogonal step, learns in fewer steps; AdamW for the rest. adamw: AdamW for everything, as the published card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>native decoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nats per token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no files at all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no other model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no report: build the corpus again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opening the training set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other_encoding is {other_encoding!r}, which is no encoding of text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>positions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>precision of shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>precision of shown suggestions, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prefix accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preparing the weights for suggestions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preparing {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>probe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading the checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>requests, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>secrets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shown per 100 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smoothed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smoothed {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step} · {tokens} tokens · at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>suggestions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>suggestions per 100 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>suggestions shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the added tokens are not the control tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the control tokens are not the first ids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the dataset {data} has other text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the dataset {is_now} that is mixed in has other text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the decoder is not ByteLevel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the held-out files of {corpus_title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the ids have gaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the learning rate falls from {was} to {is_now}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the learning rate rises again from {was} to {is_now}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model has dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model is compiled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model is not BPE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model is not compiled any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the normalizer is not NFKC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the pre-tokenizer is not ByteLevel without prefix space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the vocabulary does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no memory for the decoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>threshold {percent}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times of the answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokenizer report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too small to learn from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>torch is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train.{field} is {shown} instead of {shown_2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>transformers, vLLM, MLX: a Hugging Face folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under {low}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unnamed client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>untitled {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verbatim copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what files tell already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>writing the weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{accepted} accepted · {cached} cached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address}:{port} cannot be listened on: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{better} comes {amount} points nearer to the text than {other}, 95 % {low} to {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{better} completes the half-typed word {amount} points more often than {other}, 95 % {low} to {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{better} copies one training project {amount} points less often than {other}, 95 % {low} to {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{better} has {amount} points more of the line right from its start than {other}, 95 % {low} to {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{better} is exactly right {amount} points more often than {other}, 95 % {low} to {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{better} is right when it speaks {amount} points more often than {other}, 95 % {low} to {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{better} leaves the file valid {amount} points more often than {other}, 95 % {low} to {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{better} needs with the file {amount} bits per byte less than {other}, 95 % {low} to {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{better} needs {amount} bits per byte less than {other}, 95 % {low} to {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{better} saves {amount} points more of the keystrokes than {other}, 95 % {low} to {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{better} saves {amount} points more of the keystrokes, net of reading, than {other}, 95 % {low} to {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{better} shows {amount} more suggestions per 100 characters than {other}, 95 % {low} to {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{bits} bits per byte in view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{bits} bits per byte in view …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{checkpoint_title} cannot be adapted: only PyTorch can run it. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{checkpoint} could not be prepared: {last_words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{clusters} clusters with {files} redundant files, {size}. A model memorizes a text that it is trained on many times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{command} does not start: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} files were dropped as duplicates of training files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} words are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} bytes, less is better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} h ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} min ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{count} of %Ln case(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{count} of {total} entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {total} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {total} files are not restored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} or more found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} runs are called {name!r}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} suggestions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} suggestions, less is better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} tokens for {count_2} parameters: the model can learn them by heart instead of learning from them. Add files, or take a smaller model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} tokens/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} d {hours} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{duration} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{elsewhere} Or change its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{epochs} ({tokens} tokens)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{evaluation} was deleted. Undo delete restores it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} is {value!r}, which is not one of its values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} is {value}, outside its range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files} to read · {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files} to read, {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} is gone already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{gain} fewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{heads} heads are not a multiple of {kv_heads} kv_heads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hint} It continues by itself, and nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{is_now} is mixed in instead of {was}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kept} of {total} files kept. Click to show them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kernel_variable}={forced} names no kernel of this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{languages} and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{language}, cursor: {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{line}: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{loose:,} bytes of it belong to nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{loss} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{matches} in {files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{measure}, {bound}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{message}  ({count} earlier)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} at step {step}, evaluated on {code}: {files} files, {cases} cursor positions, in {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name!r} cannot be a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name!r} cannot be the name of a corpus.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (differences)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (in the editor)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (link)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (on disk)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} begins as {upper} but is damaged at byte {start}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be opened safely: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be read: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} claims to hold more than its own size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} contains the character U+{odd:04X}, which this editor cannot keep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} could not be created: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} could not be moved to the trash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} could not be renamed: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} does not describe a model: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} exists already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has a line of more than {max_line_chars:,} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has a list of entries of {list_bytes:,} bytes, far more than a checkpoint has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has a tensor too many: {name_2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has {size:,} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has {st_size:.0f} MiB; the editor opens files up to {max_bytes} MiB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds no readable tokenizer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds no weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds two entries of one name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds weights that are no tensors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a link to itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a model without a tokenizer, and there is none beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is compressed, which no checkpoint of PyTorch is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is damaged, or is no checkpoint of PyTorch 1.6 or later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is damaged: the checksum of {broken} is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is folded into itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is neither a folder nor a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not a regular file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not prepared yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not text: it contains binary data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is read-only and was not written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is read-only. Overwrite it anyway?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is the checkpoint of another run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is the name of a folder that exists already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is {new} instead of {old}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} lacks the tensor {name_2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} must be a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} must be a whole number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} says no format version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was changed by another program, and you have unsaved changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was changed by another program. Overwrite it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was deleted or moved. Save to write it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was made by a newer Tabwright.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was not saved: it contains the character NUL at line {line:,}, column {column:,}, and would count as binary data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was not saved: it is mostly control characters and would count as binary data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was not written by Tabwright, and has an unusual shape: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was not written by Tabwright, and {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was not written by Tabwright.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was reloaded because another program changed it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was written by a newer Tabwright (format {version}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: its tokenizer has {vocabulary_size:,} entries, its model only {vocabulary:,}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {name_2} holds whole numbers instead of weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {name_2} is {shape}, its shape says {shape_2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{newest!r} means the newest run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number}/{count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}
Converting the checkpoint for fast suggestions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}
{parameters} parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} does not exist any more. Remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} exists already. Replace it? The old export is kept until the new one is verified.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is in use by another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is no file in the sources.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is no folder, so it is no project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not UTF-8: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not in the corpus {corpus}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is similar to {original} ({percent})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} may not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was not written: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}, line {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}, line {line}. Esc goes back to {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: {count} or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pattern} is no pattern for paths.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percentage} confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percentage} from the project (F12)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} letters and digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} of the peak speed of matrix products on this machine (MFU).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{probability}, {bits} bits, rank {rank}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{problem} Continuing from step {step:,}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{problem} The editor still shows the previous text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{problem} Training is paused at step {step:,}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{project}: {path}, line {line} ({license}), {tokens} equal tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{range} {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate}/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reader} gives logits of another size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason} Click to show the files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{restored} Another program has changed the file since then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{restored} The file was deleted or moved. Save to write it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{root} is no folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} is in the trash. Undo: Ctrl+Z in the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} on {dataset}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} was restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sentence} ({detail})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size}, {free} free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} {percentage}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{system} ({percent} confidence)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{system}, threshold {threshold}: precision {precision} % ({precision_low} to {precision_high}) of {count} suggestions; {measure} {value} ({low} to {high})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{system}: {p50} median, {p90} for 90 %, {p99} for 99 % of {count} requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{target} is a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{target} is a folder that holds something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{target} is a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{target} is being built by another process.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{target} is no name for a {upper} file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{target} is there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{target} was not written, and its old content could not be put back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} could mean {whole} or {decimal}: write the one that you mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} elapsed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} · {model} on {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tip} ({shortcut})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} is being trained and cannot be copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} is being trained and cannot be deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} is not in the trash any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} is ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value!r} is no number of tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value!r} is no threshold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} ({low} to {high})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} at step {step:,}: the learning rate is too high for this data. The last good state, step {good_step:,}, is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} is damaged, or no tokenizer of Tabwright: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} is not valid TOML: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} is {value!r}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} must be a list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} must be a table of settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} must be {expected}, not {value!r}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}: the setting {name!r} is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}: there is no setting {key!r}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words} longer than {max_word_bytes:,} bytes, cut for training the tokenizer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ correct</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
