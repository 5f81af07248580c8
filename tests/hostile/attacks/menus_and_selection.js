// SPDX-License-Identifier: MIT
// Calls for the browser's own menus and for a drag, without the customer's hand: context menu, selection, drag and drop.
add('p', { textContent: 'Your receipt', draggable: true });
getSelection().selectAllChildren(document.body);
for (const type of ['contextmenu', 'auxclick', 'dblclick', 'pointerdown', 'mousedown'])
    document.body.dispatchEvent(new MouseEvent(type, { bubbles: true, button: 2, buttons: 2, clientX: 9, clientY: 9 }));
for (const type of ['dragstart', 'dragover', 'drop'])
    document.body.dispatchEvent(new DragEvent(type, { bubbles: true, dataTransfer: new DataTransfer() }));
for (const command of ['selectAll', 'copy', 'cut', 'paste', 'print', 'saveAs', 'open'])
    document.execCommand(command);
await pause(100);
