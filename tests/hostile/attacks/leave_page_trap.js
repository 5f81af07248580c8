// SPDX-License-Identifier: MIT
// Does not let the customer go: asks whether he wants to leave, each time the page is left.
await clicked();
addEventListener('beforeunload', (event) => {
    event.preventDefault();
    event.returnValue = 'Stay!';
    return 'Stay!';
});
addEventListener('unload', () => alert('Stay!'));
location = page("tell('here')");
await pause(300);
