// SPDX-License-Identifier: MIT
// Keeps the screen busy: filters, animations, a page a million pixels wide, endless text. What happens where the pictures
// are larger than memory: memory_test.
add('style', { textContent: '@keyframes a{to{filter:blur(99px) hue-rotate(9turn);transform:rotate(9turn)}}' +
    'div{position:fixed;inset:0;animation:a .1s infinite;backdrop-filter:blur(50px);mix-blend-mode:difference}' +
    'p{width:1000000px;font-size:9999px;text-shadow:0 0 999px red}' });
for (let i = 0; i < 60; ++i)
    add('div', { style: `z-index:${i}` });
add('p', { textContent: '\u202e\u0489'.repeat(2000) });
await pause(500);
