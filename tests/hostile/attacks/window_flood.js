// SPDX-License-Identifier: MIT
// Opens a thousand windows without a click.
for (let i = 0; i < 1000; ++i) {
    if (attempt(() => open('about:blank', `flood${i}`))) {
        await won('a window without a click');
        break;
    }
}
