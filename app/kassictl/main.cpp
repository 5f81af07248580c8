// SPDX-License-Identifier: MIT
// The command line client of a running kassi. It talks to kassi's POS API, which this version of kassi does not have
// yet; until then it says so, and never pretends that something was done.
#include <cstdlib>
#include <iostream>
#include <string_view>

namespace {

constexpr int badUsage = 2; // As for every program of Kassi: nothing was sent.

constexpr std::string_view help = R"(usage: kassictl [--help | --version]

The command line client of a running kassi.

kassictl will talk to kassi's POS API at the address in pos_api.listen of the
settings. This version of kassi has no POS API yet, so there is nothing that
kassictl could do, and it has no commands.

To take a payment from a script, use:   kassi charge --help
To settle what an earlier run left:     kassi recover --help
)";

} // namespace

int main(int argc, char *argv[])
{
    const std::string_view argument = argc == 2 ? argv[1] : "";
    if (argument == "--help" || argument == "-h") {
        std::cout << help;
        return EXIT_SUCCESS;
    }
    if (argument == "--version") {
        std::cout << "kassictl " KASSI_VERSION "\n";
        return EXIT_SUCCESS;
    }
    std::cerr << "kassictl: this version of kassi has no POS API yet, so nothing was sent. See kassictl --help.\n";
    return badUsage;
}
