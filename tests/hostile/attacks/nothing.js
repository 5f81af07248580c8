// SPDX-License-Identifier: MIT
// Does nothing: a payment like any other, with which the engine gets under way.
