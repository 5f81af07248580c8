// SPDX-License-Identifier: MIT
// Asks for files and folders to read and to write, after a click, and for the file system that a page has of its own.
for (const picker of ['showOpenFilePicker', 'showSaveFilePicker', 'showDirectoryPicker']) {
    await clicked();
    if (await soon(attempt(() => self[picker]())))
        await won(picker);
}
