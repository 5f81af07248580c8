// SPDX-License-Identifier: MIT
// A print server for libcups and Qt, in this process: it speaks IPP over HTTP on loopback, has one queue, says of it
// what a test wants, and keeps how many documents came. It is not CUPS; what it answers is what RFC 8011 asks for.
#pragma once

#include <QByteArray>

#include <cups/cups.h>
#include <httplib.h>

#include <atomic>
#include <cstring>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace Kassi::Testing {

class PrintServer
{
public:
    struct Says
    {
        ipp_pstate_t state = IPP_PSTATE_IDLE;
        bool accepting = true;
        std::vector<std::string> reasons = {"none"};
    };

    static constexpr const char *queue = "thermal";

    PrintServer()
    {
        m_server.Post(".*", [this](const httplib::Request &request, httplib::Response &response) {
            response.set_content(answer(request.body), "application/ipp");
        });
        m_server.Get(std::string("/printers/") + queue + ".ppd",
                     [](const httplib::Request &, httplib::Response &response) {
                         response.set_content(description(), "application/vnd.cups-ppd");
                     });
        m_port = m_server.bind_to_any_port("127.0.0.1");
        m_thread = std::thread([this] { m_server.listen_after_bind(); });
    }
    ~PrintServer()
    {
        m_server.stop();
        m_thread.join();
    }
    PrintServer(const PrintServer &) = delete;
    PrintServer &operator=(const PrintServer &) = delete;

    /// As CUPS_SERVER has it.
    [[nodiscard]] QByteArray address() const { return "127.0.0.1:" + QByteArray::number(m_port); }
    void say(const Says &says)
    {
        const std::scoped_lock lock(m_mutex);
        m_says = says;
    }
    [[nodiscard]] int documents() const { return m_documents; }

private:
    struct FreeIpp
    {
        void operator()(ipp_t *ipp) const { ippDelete(ipp); }
    };
    using Ipp = std::unique_ptr<ipp_t, FreeIpp>;

    struct Source
    {
        const std::string &bytes;
        std::size_t at = 0;
    };

    std::string answer(const std::string &body)
    {
        Source source{body};
        const Ipp request(ippNew());
        const auto read = [](void *context, ipp_uchar_t *buffer, size_t bytes) -> ssize_t {
            auto &from = *static_cast<Source *>(context);
            const std::size_t count = std::min(bytes, from.bytes.size() - from.at);
            std::memcpy(buffer, from.bytes.data() + from.at, count);
            from.at += count;
            return ssize_t(count);
        };
        if (ippReadIO(&source, read, 1, nullptr, request.get()) != IPP_STATE_DATA)
            return {};
        const Ipp reply(ippNewResponse(request.get()));
        fill(*reply, *request);
        std::string bytes;
        const auto write = [](void *context, ipp_uchar_t *buffer, size_t count) -> ssize_t {
            static_cast<std::string *>(context)->append(buffer, buffer + count);
            return ssize_t(count);
        };
        (void)ippWriteIO(&bytes, write, 1, nullptr, reply.get());
        return bytes;
    }

    void fill(ipp_t &reply, ipp_t &request)
    {
        switch (ippGetOperation(&request)) {
        case IPP_OP_CUPS_GET_DEFAULT:
        case IPP_OP_CUPS_GET_PRINTERS: return addPrinter(reply);
        case IPP_OP_GET_PRINTER_ATTRIBUTES: {
            ipp_attribute_t *uri = ippFindAttribute(&request, "printer-uri", IPP_TAG_URI);
            const std::string name = uri ? ippGetString(uri, 0, nullptr) : "";
            if (!name.ends_with(queue))
                ippSetStatusCode(&reply, IPP_STATUS_ERROR_NOT_FOUND);
            else
                addPrinter(reply);
            return;
        }
        case IPP_OP_SEND_DOCUMENT: ++m_documents; [[fallthrough]];
        case IPP_OP_CREATE_JOB:
            ippAddInteger(&reply, IPP_TAG_JOB, IPP_TAG_INTEGER, "job-id", 7);
            ippAddInteger(&reply, IPP_TAG_JOB, IPP_TAG_ENUM, "job-state", IPP_JSTATE_PENDING);
            return;
        default: ippSetStatusCode(&reply, IPP_STATUS_ERROR_OPERATION_NOT_SUPPORTED);
        }
    }

    void addPrinter(ipp_t &reply)
    {
        const std::scoped_lock lock(m_mutex);
        const std::string uri = "ipp://127.0.0.1/printers/" + std::string(queue);
        ippAddString(&reply, IPP_TAG_PRINTER, IPP_TAG_URI, "printer-uri-supported", nullptr, uri.c_str());
        ippAddString(&reply, IPP_TAG_PRINTER, IPP_TAG_NAME, "printer-name", nullptr, queue);
        ippAddInteger(&reply, IPP_TAG_PRINTER, IPP_TAG_ENUM, "printer-state", m_says.state);
        ippAddInteger(&reply, IPP_TAG_PRINTER, IPP_TAG_ENUM, "printer-type", 0);
        ippAddBoolean(&reply, IPP_TAG_PRINTER, "printer-is-accepting-jobs", m_says.accepting ? 1 : 0);
        std::vector<const char *> reasons;
        for (const std::string &reason : m_says.reasons)
            reasons.push_back(reason.c_str());
        ippAddStrings(&reply, IPP_TAG_PRINTER, IPP_TAG_KEYWORD, "printer-state-reasons", int(reasons.size()), nullptr,
                      reasons.data());
    }

    // Qt takes no printer without one.
    static std::string description()
    {
        return "*PPD-Adobe: \"4.3\"\n*FormatVersion: \"4.3\"\n*FileVersion: \"1.0\"\n*LanguageVersion: English\n"
               "*LanguageEncoding: ISOLatin1\n*PCFileName: \"THERMAL.PPD\"\n*Product: \"(Thermal)\"\n"
               "*Manufacturer: \"Nobody\"\n*ModelName: \"Thermal\"\n*ShortNickName: \"Thermal\"\n*NickName: "
               "\"Thermal\"\n"
               "*PSVersion: \"(3010.000) 0\"\n*LanguageLevel: \"3\"\n*ColorDevice: False\n*DefaultColorSpace: Gray\n"
               "*FileSystem: False\n*Throughput: \"1\"\n*LandscapeOrientation: Plus90\n*TTRasterizer: Type42\n"
               "*OpenUI *PageSize/Media Size: PickOne\n*DefaultPageSize: A4\n"
               "*PageSize A4/A4: \"<</PageSize[595 842]>>setpagedevice\"\n*CloseUI: *PageSize\n"
               "*OpenUI *PageRegion: PickOne\n*DefaultPageRegion: A4\n"
               "*PageRegion A4/A4: \"<</PageSize[595 842]>>setpagedevice\"\n*CloseUI: *PageRegion\n"
               "*DefaultImageableArea: A4\n*ImageableArea A4/A4: \"0 0 595 842\"\n"
               "*DefaultPaperDimension: A4\n*PaperDimension A4/A4: \"595 842\"\n*DefaultResolution: 203dpi\n"
               "*DefaultFont: Courier\n*Font Courier: Standard \"(002.004S)\" Standard ROM\n";
    }

    httplib::Server m_server;
    int m_port = 0;
    std::thread m_thread;
    std::mutex m_mutex;
    Says m_says;
    std::atomic<int> m_documents = 0;
};

} // namespace Kassi::Testing
