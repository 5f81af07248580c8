// SPDX-License-Identifier: MIT
// The smallest program that embeds Kassi: an amount, a sandbox to build against, and the view that shows a checkout.
#include <checkout/checkout_view.h>
#include <payment/money.h>
#include <sandbox/sandbox_gateway.h>

#include <QApplication>

#include <cstdio>

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const auto gateway = Kassi::SandboxGateway::start({});
    if (!gateway)
        return EXIT_FAILURE;
    const Kassi::CheckoutView view({});
    std::puts(qUtf8Printable(Kassi::formatMoney({.amount = 4990})));
    return EXIT_SUCCESS;
}
