// SPDX-License-Identifier: MIT
// What a card field shows while it is typed. Only for people: the server judges again.
'use strict';
const digitsOf = (text) => text.replace(/\D/g, '');

function brandOf(digits) {
    if (/^4/.test(digits)) return 'visa';
    if (/^(5[1-5]|2[2-7])/.test(digits)) return 'mastercard';
    if (/^3[47]/.test(digits)) return 'amex';
    return 'card';
}

const isAmex = (digits) => brandOf(digits) === 'amex';

function grouped(digits) {
    const sizes = isAmex(digits) ? [4, 6, 5] : [4, 4, 4, 4, 3];
    const groups = [];
    let at = 0;
    for (const size of sizes) {
        if (at < digits.length)
            groups.push(digits.slice(at, at + size));
        at += size;
    }
    return groups.join(' ');
}

function passesLuhn(digits) {
    let sum = 0;
    for (let i = 0; i < digits.length; ++i) {
        let digit = Number(digits[digits.length - 1 - i]);
        if (i % 2 === 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
        sum += digit;
    }
    return sum % 10 === 0;
}

const numberLength = (digits) => (isAmex(digits) ? 15 : 16);

function numberFault(text) {
    const digits = digitsOf(text);
    if (!digits) return 'short_number';
    return digits.length >= 12 && passesLuhn(digits) ? '' : 'bad_number';
}

function slashed(text, deleting) {
    let digits = digitsOf(text).slice(0, 4);
    if (/^[2-9]/.test(digits)) digits = ('0' + digits).slice(0, 4); // 4 can only be April
    if (digits.length < 2 || (digits.length === 2 && deleting)) return digits;
    return digits.slice(0, 2) + '/' + digits.slice(2);
}

function expiryFault(text) {
    const match = /^(\d\d)\/(\d\d)$/.exec(text);
    if (!match || match[1] < '01' || match[1] > '12') return 'bad_expiry';
    const now = new Date();
    const months = (2000 + Number(match[2])) * 12 + Number(match[1]) - 1;
    return months < now.getFullYear() * 12 + now.getMonth() ? 'past_expiry' : '';
}

const cvcLength = (number) => (isAmex(digitsOf(number)) ? 4 : 3);
const cvcFault = (text, number) => (digitsOf(text).length === cvcLength(number) ? '' : 'bad_cvc');
const emailFault = (text) => (!text || /^[^@\s]+@[^@\s]+\.[^@\s.]{2,}$/.test(text) ? '' : 'bad_email');

function kennitalaFault(text) {
    const digits = digitsOf(text);
    const sum = [3, 2, 7, 6, 5, 4, 3, 2, 1].reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
    return digits.length === 10 && sum % 11 === 0 && /[890]$/.test(digits) ? '' : 'bad_kennitala';
}

// Rewrites a field and keeps the caret behind the same number of digits.
function reformat(input, format) {
    const before = digitsOf(input.value.slice(0, input.selectionStart)).length;
    const atEnd = input.selectionStart === input.value.length;
    const text = format(input.value);
    if (text === input.value) return;
    input.value = text;
    let caret = 0;
    for (let seen = 0; caret < text.length && seen < before; ++caret)
        if (/\d/.test(text[caret])) ++seen;
    if (atEnd) caret = text.length;
    input.setSelectionRange(caret, caret);
}
