// SPDX-License-Identifier: MIT
// Has the customer's click open a file chooser: for a file, for many, for a folder, for the camera.
const inputs = [{}, { multiple: true }, { webkitdirectory: true }, { accept: 'image/*', capture: 'user' }]
    .map((properties) => add('input', { type: 'file', ...properties, onchange: () => won('files were chosen') }));
for (const input of inputs) {
    await clicked();
    input.click();
    attempt(() => input.showPicker());
    await pause(50);
    if (input.files.length > 0)
        await won(input.files[0].name);
}
