// SPDX-License-Identifier: MIT
// Calls for the browser's own menus, for a selection and for a drag, without the customer's hand.
add('p', { textContent: 'Your receipt', draggable: true });
for (const type of ['contextmenu', 'dragstart', 'selectstart']) {
    if (document.body.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, composed: true, button: 2 })))
        await won(type);
}
for (const command of ['selectAll', 'print', 'saveAs', 'open', 'paste', 'undo'])
    document.execCommand(command);
await pause(100);
