// SPDX-License-Identifier: MIT
// Opens the browser's PDF viewer, which can print and save: in a frame, as an object, in a window.
const file = answer({ type: 'application/pdf', body: '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj ' +
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj ' +
    'trailer<</Root 1 0 R>>' });
frame(file);
add('object', { data: file, type: 'application/pdf' });
add('embed', { src: file, type: 'application/pdf' });
if (navigator.pdfViewerEnabled || navigator.plugins.length > 0)
    await won('a PDF viewer');
await clicked();
open(file);
await pause(300);
