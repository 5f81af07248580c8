// SPDX-License-Identifier: MIT
// Gets out by links and forms for another window, with and without an opener, also those that need another key.
for (const rel of ['', 'opener', 'noopener', 'noreferrer']) {
    await clicked();
    follow(page(''), { target: '_blank', rel });
    await pause(50);
    follow(page(''), { target: '_blank', rel }); // the click is used up
}
await clicked();
for (const keys of [{ ctrlKey: true }, { shiftKey: true }, { metaKey: true }, { altKey: true }, { button: 1 }])
    add('a', { href: page(''), target: '_blank' }).dispatchEvent(new MouseEvent('click', { ...keys, bubbles: true, cancelable: true }));
const form = add('form', { action: page(''), target: '_blank', method: 'post' });
form.submit();
await pause(100);
