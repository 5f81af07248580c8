<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="is" sourcelanguage="en">
<context>
    <name>Day</name>
    <message>
        <source>Paid</source>
        <translation>Greitt</translation>
    </message>
    <message>
        <source>Money that came late</source>
        <translation>Síðbúnar greiðslur</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Endurgreitt</translation>
    </message>
    <message>
        <source>Sum of the day</source>
        <translation>Samtals yfir daginn</translation>
    </message>
    <message>
        <source>Claims, not paid yet</source>
        <translation>Kröfur, ógreiddar</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>Opin mál</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>ekki byrjað</translation>
    </message>
    <message>
        <source>waiting for the money</source>
        <translation>beðið eftir peningunum</translation>
    </message>
    <message>
        <source>being worked on</source>
        <translation>í vinnslu</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>greitt</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>hafnað</translation>
    </message>
    <message>
        <source>refunded</source>
        <translation>endurgreitt</translation>
    </message>
    <message>
        <source>refunded in part</source>
        <translation>endurgreitt að hluta</translation>
    </message>
    <message>
        <source>The gateway says: %1.</source>
        <translation>Greiðslugáttin segir: %1.</translation>
    </message>
    <message>
        <source>Paid here, but not at the gateway</source>
        <translation>Greitt hér en ekki hjá greiðslugáttinni</translation>
    </message>
    <message>
        <source>Paid at the gateway, but not here</source>
        <translation>Greitt hjá greiðslugáttinni en ekki hér</translation>
    </message>
    <message>
        <source>Not finished at the gateway</source>
        <translation>Ólokið hjá greiðslugáttinni</translation>
    </message>
    <message>
        <source>Another amount at the gateway</source>
        <translation>Önnur upphæð hjá greiðslugáttinni</translation>
    </message>
    <message>
        <source>More was refunded at the gateway than here</source>
        <translation>Meira var endurgreitt hjá greiðslugáttinni en hér</translation>
    </message>
    <message>
        <source>Refunded here, but not at the gateway</source>
        <translation>Endurgreitt hér en ekki hjá greiðslugáttinni</translation>
    </message>
    <message>
        <source>The gateway does not know this payment</source>
        <translation>Greiðslugáttin þekkir ekki þessa greiðslu</translation>
    </message>
    <message>
        <source>Ask the gateway where the money is. The evidence of this order (F3, then F8) shows what it had answered.</source>
        <translation>Spyrðu greiðslugáttina hvar peningarnir eru. Sönnunargögn pöntunarinnar (F3, síðan F8) sýna hverju hún hafði svarað.</translation>
    </message>
    <message>
        <source>Find out whether the customer has the goods. If not, refund the payment at the gateway.</source>
        <translation>Kannaðu hvort viðskiptavinurinn fékk vöruna. Ef ekki skaltu endurgreiða hjá greiðslugáttinni.</translation>
    </message>
    <message>
        <source>Compare again later. Do not hand over goods for it.</source>
        <translation>Berðu aftur saman síðar. Ekki afhenda vöru út á hana.</translation>
    </message>
    <message>
        <source>Ask the gateway why, with the payment&apos;s id.</source>
        <translation>Spyrðu greiðslugáttina hvers vegna og gefðu upp auðkenni greiðslunnar.</translation>
    </message>
    <message>
        <source>Somebody refunded it elsewhere. Do not refund it again; correct it in your books.</source>
        <translation>Endurgreitt var annars staðar. Ekki endurgreiða aftur; leiðréttu bókhaldið.</translation>
    </message>
    <message>
        <source>Ask the gateway whether the customer got the money.</source>
        <translation>Spyrðu greiðslugáttina hvort viðskiptavinurinn fékk peningana.</translation>
    </message>
    <message>
        <source>Compare merchant number and key in the settings with those of the day of the payment.</source>
        <translation>Berðu númer söluaðila og lykil í stillingunum saman við það sem gilti daginn sem greitt var.</translation>
    </message>
    <message>
        <source>Could not be compared. %1</source>
        <translation>Ekki tókst að bera saman. %1</translation>
    </message>
    <message>
        <source>The journal says: %1.</source>
        <translation>Dagbókin segir: %1.</translation>
    </message>
    <message>
        <source>Nothing has been taken yet.</source>
        <translation>Ekkert hefur verið tekið við ennþá.</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>Frá %1</translation>
    </message>
    <message>
        <source>Compared with the gateway: %L1 the same, %L2 different.</source>
        <translation>Borið saman við greiðslugáttina: %L1 eins, %L2 ólíkar.</translation>
    </message>
    <message>
        <source>%L1 could not be compared.</source>
        <translation>Ekki tókst að bera saman %L1.</translation>
    </message>
    <message>
        <source>END OF DAY %1</source>
        <translation>DAGSUPPGJÖR %1</translation>
    </message>
    <message>
        <source>DAY %1, OPEN</source>
        <translation>DAGUR %1, OPINN</translation>
    </message>
    <message>
        <source>Kt. %1</source>
        <translation>Kt. %1</translation>
    </message>
    <message>
        <source>TRAINING – NO MONEY MOVED</source>
        <translation>ÆFING – ENGIR PENINGAR FÆRÐUST</translation>
    </message>
    <message>
        <source>COPY</source>
        <translation>AFRIT</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Frá</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Til</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Afgreiðslukassi</translation>
    </message>
    <message>
        <source>Closed by</source>
        <translation>Lokað af</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Lokað</translation>
    </message>
    <message>
        <source>Not closed</source>
        <translation>Ekki lokað</translation>
    </message>
    <message>
        <source>Not compared with the gateway.</source>
        <translation>Ekki borið saman við greiðslugáttina.</translation>
    </message>
    <message>
        <source>The gateway does not tell whether a payment was made by card or another way.</source>
        <translation>Greiðslugáttin segir ekki hvort greitt var með korti eða á annan hátt.</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <translation>Opið: %1</translation>
    </message>
    <message>
        <source>… and %L1 more that are open.</source>
        <translation>… og %L1 opin mál í viðbót.</translation>
    </message>
    <message>
        <source>on phones</source>
        <translation>í símum</translation>
    </message>
    <message>
        <source>Late money, kept</source>
        <translation>Síðbúið, haldið</translation>
    </message>
    <message>
        <source>late, undecided</source>
        <translation>síðbúið, óákveðið</translation>
    </message>
    <message>
        <source>refunds under way</source>
        <translation>endurgreitt, í vinnslu</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>Call whoever looks after this till.</source>
        <translation>Láttu þann vita sem sér um kassann.</translation>
    </message>
    <message>
        <source>This amount is not possible.</source>
        <translation>Þessi upphæð gengur ekki.</translation>
    </message>
    <message>
        <source>The e-mail address is not one.</source>
        <translation>Þetta er ekki netfang.</translation>
    </message>
    <message>
        <source>The customer&apos;s id is not one. It begins with cus_.</source>
        <translation>Þetta er ekki auðkenni viðskiptavinar. Það byrjar á cus_.</translation>
    </message>
    <message>
        <source>An order number has at most 200 characters, and no line breaks.</source>
        <translation>Pöntunarnúmer er í mesta lagi 200 stafir, án línuskila.</translation>
    </message>
    <message>
        <source>A reason is one short line, without a card&apos;s number.</source>
        <translation>Ástæða er ein stutt lína, án kortanúmers.</translation>
    </message>
    <message>
        <source>The payment gateway does not accept this till&apos;s key.</source>
        <translation>Greiðslugáttin tekur lykil kassans ekki gildan.</translation>
    </message>
    <message>
        <source>This till&apos;s key may not do that.</source>
        <translation>Lykill kassans hefur ekki heimild til þess.</translation>
    </message>
    <message>
        <source>The payment gateway refused the request.</source>
        <translation>Greiðslugáttin hafnaði beiðninni.</translation>
    </message>
    <message>
        <source>The payment gateway does not know what was asked for.</source>
        <translation>Greiðslugáttin kannast ekki við það sem spurt var um.</translation>
    </message>
    <message>
        <source>That cannot be done now. Look at how it stands, and try again.</source>
        <translation>Þetta er ekki hægt núna. Skoðaðu stöðuna og reyndu aftur.</translation>
    </message>
    <message>
        <source>Nothing was sent: %1 in this till&apos;s settings is not possible.</source>
        <translation>Ekkert var sent: %1 í stillingum kassans gengur ekki.</translation>
    </message>
    <message>
        <source>The settings cannot be read or written. See who may do so, and whether the disk is full.</source>
        <translation>Ekki er hægt að lesa eða skrifa stillingarnar. Athugaðu hver hefur heimild til þess og hvort diskurinn er fullur.</translation>
    </message>
    <message>
        <source>The setting %1 is not possible as it stands.</source>
        <translation>Stillingin %1 gengur ekki eins og hún er.</translation>
    </message>
    <message>
        <source>The API key cannot be read or written where it is kept.</source>
        <translation>Ekki er hægt að lesa eða skrifa API-lykilinn þar sem hann er geymdur.</translation>
    </message>
    <message>
        <source>This reference belongs to an order with another amount.</source>
        <translation>Þessi tilvísun tilheyrir pöntun með annarri upphæð.</translation>
    </message>
    <message>
        <source>The payment gateway cannot be reached. Check the network.</source>
        <translation>Ekki næst samband við greiðslugáttina. Athugaðu netið.</translation>
    </message>
    <message>
        <source>The connection to the payment gateway is not safe. Nothing was sent.</source>
        <translation>Tengingin við greiðslugáttina er ekki örugg. Ekkert var sent.</translation>
    </message>
    <message>
        <source>The payment gateway did not answer in time.</source>
        <translation>Greiðslugáttin svaraði ekki í tæka tíð.</translation>
    </message>
    <message>
        <source>This network leads elsewhere than to the payment gateway.</source>
        <translation>Þetta net leiðir annað en til greiðslugáttarinnar.</translation>
    </message>
    <message>
        <source>The payment gateway is busy.</source>
        <translation>Mikið álag er á greiðslugáttinni.</translation>
    </message>
    <message>
        <source>The payment gateway has a problem.</source>
        <translation>Bilun er hjá greiðslugáttinni.</translation>
    </message>
    <message>
        <source>The payment gateway is still working on this payment.</source>
        <translation>Greiðslugáttin er enn að vinna að þessari greiðslu.</translation>
    </message>
    <message>
        <source>The payment gateway gave an answer that makes no sense.</source>
        <translation>Svar greiðslugáttarinnar var óskiljanlegt.</translation>
    </message>
    <message>
        <source>The payment gateway answered about another payment.</source>
        <translation>Greiðslugáttin svaraði um aðra greiðslu.</translation>
    </message>
    <message>
        <source>The till&apos;s journal cannot be used, so nothing is charged.</source>
        <translation>Ekki er hægt að nota dagbók kassans og því er engin greiðsla tekin.</translation>
    </message>
    <message>
        <source>Kassi is open already, and has this journal.</source>
        <translation>Kassi er þegar opinn og með þessa dagbók.</translation>
    </message>
    <message>
        <source>Kassi was stopped before that was done.</source>
        <translation>Kassi var stöðvaður áður en því lauk.</translation>
    </message>
    <message>
        <source>The checkout page could not be shown.</source>
        <translation>Ekki tókst að birta greiðslusíðuna.</translation>
    </message>
    <message>
        <source>The money was taken after the payment had ended. Keep it or refund it.</source>
        <translation>Peningarnir voru teknir eftir að greiðslunni lauk. Haltu þeim eða endurgreiddu.</translation>
    </message>
    <message>
        <source>Something went wrong in Kassi itself.</source>
        <translation>Eitthvað fór úrskeiðis í Kassa sjálfum.</translation>
    </message>
    <message>
        <source>See that %1 is whole, that only this user may read and change it, and that the disk has room.</source>
        <translation>Gættu að því að %1 sé heil, að aðeins þessi notandi megi lesa hana og breyta og að pláss sé á diskinum.</translation>
    </message>
    <message>
        <source>This order&apos;s money went back, or is on its way. Use another reference.</source>
        <translation>Peningar þessarar pöntunar fóru til baka eða eru á leiðinni þangað. Notaðu aðra tilvísun.</translation>
    </message>
</context>
<context>
    <name>Kassi::AmountPage</name>
    <message>
        <source>Choose at least one way to pay.</source>
        <translation>Veldu að minnsta kosti eina greiðsluleið.</translation>
    </message>
    <message>
        <source>Latest payments</source>
        <translation>Nýjustu greiðslur</translation>
    </message>
    <message>
        <source>Take payment</source>
        <translation>Taka við greiðslu</translation>
    </message>
    <message>
        <source>Pay on phone</source>
        <translation>Greiða í síma</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Upphæð</translation>
    </message>
    <message>
        <source>That came as quickly as from a scanner. Press Enter once more to take the payment.</source>
        <translation>Þetta kom jafn hratt og úr skanna. Ýttu aftur á Enter til að taka greiðsluna.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was not taken over. %2</source>
        <translation>„%1“ var ekki sett inn. %2</translation>
    </message>
    <message>
        <source>What was scanned cannot be an order number.</source>
        <translation>Það sem var skannað getur ekki verið pöntunarnúmer.</translation>
    </message>
    <message>
        <source>There is nothing to charge.</source>
        <translation>Það er ekkert að greiða.</translation>
    </message>
    <message>
        <source>That is not an amount. Write 4990, or a sum such as 1990+2*450.</source>
        <translation>Þetta er ekki upphæð. Skrifaðu 4990, eða summu eins og 1990+2*450.</translation>
    </message>
    <message>
        <source>The sum is not finished.</source>
        <translation>Summan er ekki fullgerð.</translation>
    </message>
    <message>
        <source>Krónur have no aurar: write a whole number.</source>
        <translation>Krónur hafa enga aura: skrifaðu heila tölu.</translation>
    </message>
    <message>
        <source>Only krónur can be charged.</source>
        <translation>Aðeins er hægt að taka við krónum.</translation>
    </message>
    <message>
        <source>That is more than a till can take at once.</source>
        <translation>Þetta er meira en kassi getur tekið í einu.</translation>
    </message>
    <message>
        <source>Again %1</source>
        <translation>Aftur %1</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Summa</translation>
    </message>
    <message>
        <source>All payments</source>
        <translation>Allar greiðslur</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Valmynd</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Starfsfólk</translation>
    </message>
    <message>
        <source>Staff: %1 is signed in</source>
        <translation>Starfsfólk: %1 er við kassann</translation>
    </message>
</context>
<context>
    <name>Kassi::AttractPage</name>
    <message>
        <source>Order and pay here</source>
        <translation>Pantaðu og borgaðu hér</translation>
    </message>
    <message>
        <source>Touch to begin</source>
        <translation>Snertu til að byrja</translation>
    </message>
</context>
<context>
    <name>Kassi::CashierWindow</name>
    <message>
        <source>An earlier payment was looked into. %1</source>
        <translation>Fyrri greiðsla var könnuð. %1</translation>
    </message>
    <message>
        <source>TRAINING: test cards only, no money moves</source>
        <translation>ÆFING: aðeins prufukort, engir peningar fara á milli</translation>
    </message>
    <message>
        <source>Kassi – training</source>
        <translation>Kassi – æfing</translation>
    </message>
    <message>
        <source>The refund failed. %1</source>
        <translation>Endurgreiðslan tókst ekki. %1</translation>
    </message>
    <message>
        <source>%1 · %2 was refunded.</source>
        <translation>%1 · %2 var endurgreitt.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Æfing</translation>
    </message>
    <message>
        <source>Practise with test cards in a window of its own. No money moves.</source>
        <translation>Æfðu þig með prófkortum í sérstökum glugga. Engir peningar hreyfast.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Stillingar</translation>
    </message>
    <message>
        <source>Merchant, key, checkout, receipts, looks. Kassi opens again afterwards.</source>
        <translation>Söluaðili, lykill, greiðslusíða, kvittanir, útlit. Kassi opnast aftur á eftir.</translation>
    </message>
    <message>
        <source>End training</source>
        <translation>Ljúka æfingu</translation>
    </message>
    <message>
        <source>(test key)</source>
        <translation>(prófunarlykill)</translation>
    </message>
    <message>
        <source>%1: the refund was refused, and nothing went back. %2</source>
        <translation>%1: endurgreiðslunni var hafnað og ekkert fór til baka. %2</translation>
    </message>
    <message>
        <source>Whether %1 of the order %2 stays or goes back.</source>
        <translation>Hvort halda á %1 af pöntun %2 eða endurgreiða.</translation>
    </message>
    <message>
        <source>End of day</source>
        <translation>Dagsuppgjör</translation>
    </message>
    <message>
        <source>Sums since the last closing, compared with the gateway&apos;s books, and the closing.</source>
        <translation>Samtölur frá síðasta uppgjöri, bornar saman við bækur greiðslugáttarinnar, og uppgjörið sjálft.</translation>
    </message>
    <message>
        <source>The day is to be closed.</source>
        <translation>Loka á deginum.</translation>
    </message>
    <message>
        <source>The settings of this till are to be changed.</source>
        <translation>Breyta á stillingum þessa kassa.</translation>
    </message>
    <message>
        <source>Closes this window. A till that is open behind it comes back.</source>
        <translation>Lokar þessum glugga. Kassi sem er opinn á bak við hann birtist aftur.</translation>
    </message>
</context>
<context>
    <name>Kassi::ChargeWindow</name>
    <message>
        <source>TRAINING: test cards only, no money moves</source>
        <translation>ÆFING: aðeins prufukort, engir peningar fara á milli</translation>
    </message>
</context>
<context>
    <name>Kassi::CheckoutStep</name>
    <message>
        <source>The checkout</source>
        <translation>Greiðslusíðan</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Uppruni (origin)</translation>
    </message>
    <message>
        <source>The web address that you agreed on with Borga, for example https://till.example.is</source>
        <translation>Vefslóðin sem þið Borga sömduð um, til dæmis https://till.example.is</translation>
    </message>
    <message>
        <source>Address of Borga&apos;s checkout element</source>
        <translation>Slóð greiðsluforms Borgu</translation>
    </message>
    <message>
        <source>Borga tells you. {client_secret} stands where the payment&apos;s secret belongs.</source>
        <translation>Borga gefur hana upp. {client_secret} stendur þar sem leyndarmál greiðslunnar á að koma.</translation>
    </message>
    <message>
        <source>Where a phone goes after paying</source>
        <translation>Hvert síminn fer að greiðslu lokinni</translation>
    </message>
    <message>
        <source>A page of yours. Leave empty if customers do not pay on their phones.</source>
        <translation>Síða hjá þér. Skildu eftir autt ef viðskiptavinir greiða ekki í síma.</translation>
    </message>
    <message>
        <source>Has to be a web address that starts with https://, or empty</source>
        <translation>Þarf að vera vefslóð sem byrjar á https://, eða autt</translation>
    </message>
    <message>
        <source>Has to be a web address that starts with https:// and holds {client_secret} or {session_id} after the host</source>
        <translation>Þarf að vera vefslóð sem byrjar á https:// og hefur {client_secret} eða {session_id} aftan við lénið</translation>
    </message>
    <message>
        <source>Has to start with https:// and to end with the host, without a path</source>
        <translation>Þarf að byrja á https:// og enda á léninu, án slóðar þar á eftir</translation>
    </message>
    <message>
        <source>What was agreed with Borga, and payments on a phone</source>
        <translation>Það sem samið var um við Borgu og greiðslur í síma</translation>
    </message>
</context>
<context>
    <name>Kassi::CustomerDisplay</name>
    <message>
        <source>TRAINING: test cards only, no money moves</source>
        <translation>ÆFING: aðeins prufukort, engir peningar fara á milli</translation>
    </message>
    <message>
        <source>customer&apos;s display</source>
        <translation>skjár viðskiptavinar</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Velkomin</translation>
    </message>
    <message>
        <source>Please pay at the other screen, with the staff.</source>
        <translation>Vinsamlegast greiddu á hinum skjánum, hjá starfsfólkinu.</translation>
    </message>
</context>
<context>
    <name>Kassi::CustomerOutcome</name>
    <message>
        <source>Your payment came after all</source>
        <translation>Greiðslan þín barst á endanum</translation>
    </message>
    <message>
        <source>The time for it was over. Please speak to the staff.</source>
        <translation>Tíminn til þess var liðinn. Vinsamlegast talaðu við starfsfólkið.</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Greitt</translation>
    </message>
    <message>
        <source>This was paid already. Nothing was charged now.</source>
        <translation>Þetta var þegar greitt. Ekkert var tekið núna.</translation>
    </message>
    <message>
        <source>Thank you!</source>
        <translation>Takk fyrir!</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Samþykkt</translation>
    </message>
    <message>
        <source>The claim waits for you in your online bank.</source>
        <translation>Krafan bíður þín í netbankanum.</translation>
    </message>
    <message>
        <source>The card was declined</source>
        <translation>Kortinu var hafnað</translation>
    </message>
    <message>
        <source>Nothing was taken. You can pay with another card or in another way.</source>
        <translation>Ekkert var tekið. Þú getur greitt með öðru korti eða á annan hátt.</translation>
    </message>
    <message>
        <source>The payment was stopped</source>
        <translation>Hætt var við greiðsluna</translation>
    </message>
    <message>
        <source>Nothing was taken.</source>
        <translation>Ekkert var tekið.</translation>
    </message>
    <message>
        <source>The time ran out</source>
        <translation>Tíminn rann út</translation>
    </message>
    <message>
        <source>Nothing was taken. You can start again.</source>
        <translation>Ekkert var tekið. Þú getur byrjað aftur.</translation>
    </message>
    <message>
        <source>It cannot be paid here right now</source>
        <translation>Ekki er hægt að greiða hér sem stendur</translation>
    </message>
    <message>
        <source>Nothing was taken. Please speak to the staff.</source>
        <translation>Ekkert var tekið. Vinsamlegast talaðu við starfsfólkið.</translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation>Augnablik</translation>
    </message>
    <message>
        <source>It is not certain yet whether your payment went through. Please do not pay again; the staff can see this too.</source>
        <translation>Ekki er enn víst hvort greiðslan þín fór í gegn. Vinsamlegast greiddu ekki aftur; starfsfólkið sér þetta líka.</translation>
    </message>
</context>
<context>
    <name>Kassi::DayComparisonPanel</name>
    <message>
        <source>%L1 of %L2 compared. Waiting until the payment on the screen is over.</source>
        <translation>%L1 af %L2 bornar saman. Beðið þar til greiðslunni á skjánum lýkur.</translation>
    </message>
    <message>
        <source>%L1 of %L2 compared. The till can be used meanwhile.</source>
        <translation>%L1 af %L2 bornar saman. Nota má kassann á meðan.</translation>
    </message>
    <message>
        <source>There is nothing to compare: no payment of this day reached the gateway.</source>
        <translation>Það er ekkert að bera saman: engin greiðsla dagsins barst greiðslugáttinni.</translation>
    </message>
    <message>
        <source>The gateway does not answer. Compare again later. %1</source>
        <translation>Greiðslugáttin svarar ekki. Berðu aftur saman síðar. %1</translation>
    </message>
    <message>
        <source>The day can be compared with the gateway&apos;s books, payment for payment.</source>
        <translation>Hægt er að bera daginn saman við bækur greiðslugáttarinnar, greiðslu fyrir greiðslu.</translation>
    </message>
    <message>
        <source>… and %L1 more.</source>
        <translation>… og %L1 í viðbót.</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <translation>Opið: %1</translation>
    </message>
    <message>
        <source>Compared so far</source>
        <translation>Borið saman hingað til</translation>
    </message>
    <message>
        <source>Stop comparing</source>
        <translation>Hætta samanburði</translation>
    </message>
    <message>
        <source>Compare with the gateway</source>
        <translation>Bera saman við gáttina</translation>
    </message>
    <message>
        <source>Differences and open cases</source>
        <translation>Mismunur og opin mál</translation>
    </message>
</context>
<context>
    <name>Kassi::DayDesk</name>
    <message>
        <source>Saving…</source>
        <translation>Vista…</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Vistað sem %1</translation>
    </message>
    <message>
        <source>The file could not be written. See that the disk has room and may be written to, then try again. (%1)</source>
        <translation>Ekki tókst að skrifa skrána. Gættu að því að pláss sé á diskinum og að skrifa megi á hann og reyndu svo aftur. (%1)</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Prenta…</translation>
    </message>
    <message>
        <source>The slip is on its way to the printer.</source>
        <translation>Miðinn er á leið í prentarann.</translation>
    </message>
</context>
<context>
    <name>Kassi::DayPage</name>
    <message>
        <source>The open day</source>
        <translation>Opni dagurinn</translation>
    </message>
    <message>
        <source>Day %1: %2</source>
        <translation>Dagur %1: %2</translation>
    </message>
    <message>
        <source>The journal could not be read. %1</source>
        <translation>Ekki tókst að lesa dagbókina. %1</translation>
    </message>
    <message>
        <source>End of day</source>
        <translation>Dagsuppgjör</translation>
    </message>
    <message>
        <source>Day %1, closed</source>
        <translation>Dagur %1, lokaður</translation>
    </message>
    <message>
        <source>Closed by %1</source>
        <translation>Lokað af: %1</translation>
    </message>
    <message>
        <source>Nothing has happened since then.</source>
        <translation>Ekkert hefur gerst síðan.</translation>
    </message>
    <message>
        <source>A payment is on the screen. Close the day when it is over.</source>
        <translation>Það er greiðsla á skjánum. Lokaðu deginum þegar henni er lokið.</translation>
    </message>
    <message>
        <source>Day %1 is written into the journal with these sums, for good: it cannot be opened again. What comes later belongs to the next day.</source>
        <translation>Dagur %1 er skráður í dagbókina með þessum fjárhæðum fyrir fullt og allt: hann verður ekki opnaður aftur. Það sem síðar kemur tilheyrir næsta degi.</translation>
    </message>
    <message>
        <source>It was not compared with the gateway.</source>
        <translation>Ekki var borið saman við greiðslugáttina.</translation>
    </message>
    <message>
        <source>Close day %1</source>
        <translation>Loka degi %1</translation>
    </message>
    <message>
        <source>The day is not closed. %1</source>
        <translation>Deginum var ekki lokað. %1</translation>
    </message>
    <message>
        <source>Day %1 is closed. A new one has begun.</source>
        <translation>Degi %1 er lokað. Nýr er hafinn.</translation>
    </message>
    <message>
        <source>day-%1-open</source>
        <translation>dagur-%1-opinn</translation>
    </message>
    <message>
        <source>day-%1</source>
        <translation>dagur-%1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Til baka</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Prenta</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>Loka deginum</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Ekki strax</translation>
    </message>
    <message>
        <source>Which day</source>
        <translation>Hvaða dagur</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Hvað</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Fjöldi</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Upphæð</translation>
    </message>
    <message>
        <source>Sums of the day</source>
        <translation>Fjárhæðir dagsins</translation>
    </message>
    <message>
        <source>The gateway does not tell whether a payment was made by card or another way.</source>
        <translation>Greiðslugáttin segir ekki hvort greitt var með korti eða á annan hátt.</translation>
    </message>
    <message>
        <source>Still open: %L1. Kassi goes on looking after them.</source>
        <translation>Enn opin mál: %L1. Kassi fylgist áfram með þeim.</translation>
    </message>
    <message>
        <source>Different at the gateway: %L1.</source>
        <translation>Ólíkar hjá greiðslugáttinni: %L1.</translation>
    </message>
</context>
<context>
    <name>Kassi::EndPage</name>
    <message>
        <source>An order like yours was just paid</source>
        <translation>Eins pöntun var rétt í þessu greidd</translation>
    </message>
    <message>
        <source>If that was you, please do not pay again and speak to the staff. If not, go on and pay your own.</source>
        <translation>Ef það varst þú skaltu ekki borga aftur heldur tala við starfsfólk. Annars heldurðu áfram og borgar þína pöntun.</translation>
    </message>
    <message>
        <source>Your order number</source>
        <translation>Pöntunarnúmerið þitt</translation>
    </message>
    <message>
        <source>Print receipt</source>
        <translation>Prenta kvittun</translation>
    </message>
    <message>
        <source>Pay my own order</source>
        <translation>Borga mína pöntun</translation>
    </message>
    <message>
        <source>Another card</source>
        <translation>Annað kort</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reyna aftur</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Búið</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Hætta</translation>
    </message>
</context>
<context>
    <name>Kassi::GatewayStep</name>
    <message>
        <source>Your account at Borga</source>
        <translation>Reikningurinn þinn hjá Borgu</translation>
    </message>
    <message>
        <source>Asking Borga…</source>
        <translation>Spyr Borgu…</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Athuga</translation>
    </message>
    <message>
        <source>Merchant number</source>
        <translation>Söluaðilanúmer</translation>
    </message>
    <message>
        <source>From Borga&apos;s dashboard; starts with mer_</source>
        <translation>Af mínum síðum Borgu; byrjar á mer_</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-lykill</translation>
    </message>
    <message>
        <source>Leave empty to keep the one that is there</source>
        <translation>Skildu eftir autt til að halda þeim sem fyrir er</translation>
    </message>
    <message>
        <source>From Borga&apos;s dashboard; starts with sk_live_, or sk_test_ for training</source>
        <translation>Af mínum síðum Borgu; byrjar á sk_live_, eða sk_test_ til æfinga</translation>
    </message>
    <message>
        <source>Address of the gateway</source>
        <translation>Slóð greiðslugáttarinnar</translation>
    </message>
    <message>
        <source>Where the key is kept</source>
        <translation>Hvar lykillinn er geymdur</translation>
    </message>
    <message>
        <source>In a file that only this user can read</source>
        <translation>Í skrá sem aðeins þessi notandi getur lesið</translation>
    </message>
    <message>
        <source>In the desktop&apos;s keychain</source>
        <translation>Í lyklakippu skjáborðsins</translation>
    </message>
    <message>
        <source>Has to be a web address that starts with https:// and has no path</source>
        <translation>Þarf að vera vefslóð sem byrjar á https:// og er án slóðar aftan við lénið</translation>
    </message>
    <message>
        <source>Paste the key here</source>
        <translation>Límdu lykilinn hér</translation>
    </message>
    <message>
        <source>This is not an API key of Borga. Copy it again, whole, from the dashboard.</source>
        <translation>Þetta er ekki API-lykill frá Borgu. Afritaðu hann aftur, allan, af mínum síðum.</translation>
    </message>
    <message>
        <source>Has to start with mer_ and hold letters and digits only</source>
        <translation>Þarf að byrja á mer_ og mega aðeins vera bókstafir og tölustafir</translation>
    </message>
    <message>
        <source>The key belongs to another merchant, %1 (%2). Compare the two numbers.</source>
        <translation>Lykillinn tilheyrir öðrum söluaðila, %1 (%2). Berðu númerin saman.</translation>
    </message>
    <message>
        <source>This key may not read payment sessions, so no payment could ever be confirmed. Use a key that starts with sk_.</source>
        <translation>Þessi lykill má ekki lesa greiðslulotur og því væri aldrei hægt að staðfesta greiðslu. Notaðu lykil sem byrjar á sk_.</translation>
    </message>
    <message>
        <source>This key may not read payments. Claims (krafa) would stay pending for ever; leave them out.</source>
        <translation>Þessi lykill má ekki lesa greiðslur. Kröfur stæðu að eilífu sem ógreiddar; slepptu þeim.</translation>
    </message>
    <message>
        <source>What answers at this address is not Borga. Look at the address of the gateway.</source>
        <translation>Það sem svarar á þessari slóð er ekki Borga. Athugaðu slóð greiðslugáttarinnar.</translation>
    </message>
    <message>
        <source>✓ %1 – a test key, no money moves</source>
        <translation>✓ %1 – prófunarlykill, engir peningar færast</translation>
    </message>
    <message>
        <source>✓ %1 – a live key, real money moves</source>
        <translation>✓ %1 – raunlykill, alvörupeningar færast</translation>
    </message>
    <message>
        <source>Merchant number, API key, address of the gateway</source>
        <translation>Söluaðilanúmer, API-lykill, slóð greiðslugáttar</translation>
    </message>
    <message>
        <source>Where it is now, as the settings file says</source>
        <translation>Þar sem hann er núna, eins og stillingaskráin segir</translation>
    </message>
    <message>
        <source>Kassi cannot put a new key where the old one is: choose below where it is to be kept</source>
        <translation>Kassi getur ekki sett nýjan lykil þangað sem sá gamli er: veldu hér fyrir neðan hvar á að geyma hann</translation>
    </message>
    <message>
        <source>The key moves. Where it was until now it stays: delete it there.</source>
        <translation>Lykillinn flyst. Hann verður líka áfram þar sem hann var: eyddu honum þar.</translation>
    </message>
</context>
<context>
    <name>Kassi::HandlingStep</name>
    <message>
        <source>At the till</source>
        <translation>Við kassann</translation>
    </message>
    <message>
        <source>Amounts one key away, when it locks, the customer&apos;s screen</source>
        <translation>Flýtiupphæðir, læsing, skjár viðskiptavinar</translation>
    </message>
    <message>
        <source>Amounts that are one key away</source>
        <translation>Upphæðir á flýtilyklum</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Aldrei</translation>
    </message>
    <message numerus="yes">
        <source>After %n minute(s)</source>
        <translation>
            <numerusform>Eftir %n mínútu</numerusform>
            <numerusform>Eftir %n mínútur</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>After %n second(s)</source>
        <translation>
            <numerusform>Eftir %n sekúndu</numerusform>
            <numerusform>Eftir %n sekúndur</numerusform>
        </translation>
    </message>
    <message>
        <source>Locks itself when nobody touches it, once staff have PINs</source>
        <translation>Læsist þegar enginn snertir hann, ef starfsfólk er með PIN-númer</translation>
    </message>
    <message>
        <source>The second one, where there is one</source>
        <translation>Annar skjárinn, ef hann er til</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Enginn</translation>
    </message>
    <message>
        <source>The customer&apos;s own screen</source>
        <translation>Skjár viðskiptavinarins</translation>
    </message>
    <message>
        <source>As the till&apos;s</source>
        <translation>Eins og kassinn</translation>
    </message>
    <message>
        <source>Language that each customer begins with</source>
        <translation>Tungumál sem hver viðskiptavinur byrjar á</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no amount in whole krónur</source>
        <translation>„%1“ er ekki upphæð í heilum krónum</translation>
    </message>
    <message>
        <source>At most six: there is no room for more</source>
        <translation>Í mesta lagi sex: ekki er pláss fyrir fleiri</translation>
    </message>
    <message>
        <source>At most six, with semicolons between them: 500; 1000; 2500. May be empty.</source>
        <translation>Í mesta lagi sex, með semíkommum á milli: 500; 1000; 2500. Má vera autt.</translation>
    </message>
    <message>
        <source>A number with a space in it could be one amount or two: put semicolons between amounts, as in 500; 1500; 2500</source>
        <translation>Tala með bili gæti verið ein upphæð eða tvær: hafðu semíkommur á milli upphæða, svo sem 500; 1500; 2500</translation>
    </message>
</context>
<context>
    <name>Kassi::ItemTile</name>
    <message>
        <source>One more: %1</source>
        <translation>Einu fleira: %1</translation>
    </message>
    <message>
        <source>One less: %1</source>
        <translation>Einu færra: %1</translation>
    </message>
</context>
<context>
    <name>Kassi::JournalDetails</name>
    <message>
        <source>Copied: %1</source>
        <translation>Afritað: %1</translation>
    </message>
    <message>
        <source>It could not be read. %1</source>
        <translation>Ekki tókst að lesa það. %1</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Pöntun</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Greiðsla</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Lota</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Afrita</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Afrita: %1</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Hvað gerðist</translation>
    </message>
    <message>
        <source>Receipt, copy</source>
        <translation>Kvittun, afrit</translation>
    </message>
    <message>
        <source>Save evidence</source>
        <translation>Vista sönnun</translation>
    </message>
    <message>
        <source>Refunded: %1</source>
        <translation>Endurgreitt: %1</translation>
    </message>
    <message>
        <source>on its way: %1</source>
        <translation>á leiðinni: %1</translation>
    </message>
    <message>
        <source>asked for: %1</source>
        <translation>beðið um: %1</translation>
    </message>
    <message>
        <source>the last refund was refused</source>
        <translation>síðustu endurgreiðslu var hafnað</translation>
    </message>
    <message>
        <source>left: %1</source>
        <translation>eftir: %1</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Endurgreiða</translation>
    </message>
    <message>
        <source>Refund receipt</source>
        <translation>Endurgreiðslukvittun</translation>
    </message>
</context>
<context>
    <name>Kassi::JournalModel</name>
    <message>
        <source>Time</source>
        <translation>Tími</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>Pöntunarnúmer</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Upphæð</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Útkoma</translation>
    </message>
    <message>
        <source>Refunded in part</source>
        <translation>Endurgreitt að hluta</translation>
    </message>
</context>
<context>
    <name>Kassi::JournalPage</name>
    <message>
        <source>Saving the evidence. The journal is checked first…</source>
        <translation>Vista sönnunargögnin. Fyrst er farið yfir dagbókina…</translation>
    </message>
    <message>
        <source>The evidence is in %1</source>
        <translation>Sönnunargögnin eru í %1</translation>
    </message>
    <message>
        <source>The evidence could not be saved. %1</source>
        <translation>Ekki tókst að vista sönnunargögnin. %1</translation>
    </message>
    <message>
        <source>Not settled yet</source>
        <translation>Óuppgert</translation>
    </message>
    <message>
        <source>Payments: %L1</source>
        <translation>Greiðslur: %L1</translation>
    </message>
    <message>
        <source>Payments: more than %L1</source>
        <translation>Greiðslur: fleiri en %L1</translation>
    </message>
    <message>
        <source>Nothing today. F3 looks further back.</source>
        <translation>Ekkert í dag. F3 leitar lengra aftur.</translation>
    </message>
    <message>
        <source>Nothing in these days. F3 looks in all payments.</source>
        <translation>Ekkert þessa daga. F3 leitar í öllum greiðslum.</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>Ekkert fannst.</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Leita…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Til baka</translation>
    </message>
    <message>
        <source>Search: order number, amount, payment id</source>
        <translation>Leit: pöntunarnúmer, upphæð, auðkenni greiðslu</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Leit</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Í dag</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 dagar</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Allt</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Greiðslur</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Útkoma</translation>
    </message>
    <message>
        <source>All outcomes</source>
        <translation>Allar útkomur</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Endurgreitt</translation>
    </message>
    <message>
        <source>End of day</source>
        <translation>Dagsuppgjör</translation>
    </message>
    <message>
        <source>See that the disk has room and may be written to, then try again.</source>
        <translation>Gættu að því að pláss sé á diskinum og að skrifa megi á hann og reyndu svo aftur.</translation>
    </message>
</context>
<context>
    <name>Kassi::Keypad</name>
    <message>
        <source>Erase the last digit</source>
        <translation>Eyða síðasta tölustaf</translation>
    </message>
    <message>
        <source>Erase the amount</source>
        <translation>Hreinsa upphæð</translation>
    </message>
</context>
<context>
    <name>Kassi::KioskBar</name>
    <message>
        <source>Choose</source>
        <translation>Velja</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Yfirfara</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>Borga</translation>
    </message>
    <message>
        <source>Step %1 of 3: %2</source>
        <translation>Skref %1 af 3: %2</translation>
    </message>
</context>
<context>
    <name>Kassi::KioskFoot</name>
    <message>
        <source>Everything further down</source>
        <translation>Allt neðar á skjáinn</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Mikil birtuskil</translation>
    </message>
    <message>
        <source>Large letters</source>
        <translation>Stórt letur</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Byrja upp á nýtt</translation>
    </message>
</context>
<context>
    <name>Kassi::KioskStaff</name>
    <message>
        <source>The refund failed. %1</source>
        <translation>Endurgreiðslan mistókst. %1</translation>
    </message>
    <message>
        <source>The refund was accepted.</source>
        <translation>Endurgreiðslan var samþykkt.</translation>
    </message>
    <message>
        <source>The panel of this kiosk is to be opened.</source>
        <translation>Opna á stjórnborð þessa sjálfsala.</translation>
    </message>
    <message>
        <source>No manager is set up at this till, so nobody can open the panel here. Start Kassi with --mode cashier, press Ctrl+S and add one.</source>
        <translation>Enginn stjórnandi er skráður á þennan kassa og því getur enginn opnað stjórnborðið hér. Ræstu Kassa með --mode cashier, ýttu á Ctrl+S og bættu honum við.</translation>
    </message>
    <message>
        <source>For staff</source>
        <translation>Fyrir starfsfólk</translation>
    </message>
    <message>
        <source>The disk does not take this: after a new start the kiosk is as it was before.</source>
        <translation>Diskurinn tekur ekki við þessu: eftir endurræsingu er sjálfsalinn eins og hann var áður.</translation>
    </message>
</context>
<context>
    <name>Kassi::KioskWindow</name>
    <message>
        <source>Your receipt is being printed.</source>
        <translation>Verið er að prenta kvittunina.</translation>
    </message>
    <message>
        <source>Here is your receipt.</source>
        <translation>Kvittunin er komin.</translation>
    </message>
    <message>
        <source>The receipt could not be printed. The staff can print it.</source>
        <translation>Ekki tókst að prenta kvittunina. Starfsfólk getur prentað hana.</translation>
    </message>
    <message>
        <source>The printer does not work now: no receipt can be printed.</source>
        <translation>Prentarinn virkar ekki núna: ekki er hægt að prenta kvittun.</translation>
    </message>
    <message>
        <source>TRAINING: test cards only, no money moves</source>
        <translation>ÆFING: aðeins prófunarkort, engir peningar færast</translation>
    </message>
    <message>
        <source>Nothing was paid here yet.</source>
        <translation>Hér hefur ekkert verið greitt enn.</translation>
    </message>
</context>
<context>
    <name>Kassi::LateMoneyBar</name>
    <message>
        <source>Refund</source>
        <translation>Endurgreiða</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Halda</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Afturkalla</translation>
    </message>
    <message>
        <source>%1 goes back to the customer.</source>
        <translation>%1 fer aftur til viðskiptavinar.</translation>
    </message>
    <message>
        <source>%1 stays. The goods are handed over.</source>
        <translation>%1 heldur sér. Varan er afhent.</translation>
    </message>
    <message>
        <source>The money came late: %1, begun %2, had ended as &quot;%3&quot;. Refund it, or keep it and hand over the goods?</source>
        <translation>Greiðsla barst of seint: %1, hófst %2, hafði endað sem „%3“. Á að endurgreiða hana, eða halda henni og afhenda vöruna?</translation>
    </message>
    <message numerus="yes">
        <source>%n more after this.</source>
        <translation>
            <numerusform>%n í viðbót á eftir.</numerusform>
            <numerusform>%n í viðbót á eftir.</numerusform>
        </translation>
    </message>
    <message>
        <source>Refund the second</source>
        <translation>Endurgreiða þá seinni</translation>
    </message>
    <message>
        <source>It was taken once</source>
        <translation>Aðeins tekið einu sinni</translation>
    </message>
    <message>
        <source>%1 was taken once. Nothing goes back.</source>
        <translation>%1 var aðeins tekin einu sinni. Ekkert er endurgreitt.</translation>
    </message>
    <message>
        <source>%1 may have been taken twice: the form at the till and the phone were both completed. Look in the gateway&apos;s list of payments before you decide.</source>
        <translation>%1 kann að hafa verið tekin tvisvar: bæði var gengið frá greiðslu á kassanum og í símanum. Skoðaðu greiðslulistann hjá greiðslugáttinni áður en þú ákveður.</translation>
    </message>
</context>
<context>
    <name>Kassi::LatestPayments</name>
    <message>
        <source>Money came late</source>
        <translation>Greitt eftir á</translation>
    </message>
    <message>
        <source>Not settled yet</source>
        <translation>Óuppgert</translation>
    </message>
    <message>
        <source>Came late, refunded</source>
        <translation>Barst of seint, endurgreitt</translation>
    </message>
    <message>
        <source>Came late, being refunded</source>
        <translation>Barst of seint, í endurgreiðslu</translation>
    </message>
    <message>
        <source>Came late, kept</source>
        <translation>Barst of seint, haldið</translation>
    </message>
    <message>
        <source>Being refunded</source>
        <translation>Verið að endurgreiða</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Endurgreitt</translation>
    </message>
    <message>
        <source>Refunded in part: %1</source>
        <translation>Endurgreitt að hluta: %1</translation>
    </message>
    <message>
        <source>Paid, the refund failed</source>
        <translation>Greitt, endurgreiðsla mistókst</translation>
    </message>
    <message>
        <source>Taken twice?</source>
        <translation>Tekið tvisvar?</translation>
    </message>
    <message>
        <source>Taken once, in the other place</source>
        <translation>Aðeins tekið á hinum staðnum</translation>
    </message>
    <message>
        <source>Done on the phone instead</source>
        <translation>Lokið í símanum</translation>
    </message>
    <message>
        <source>Done at the till instead</source>
        <translation>Lokið á kassanum</translation>
    </message>
</context>
<context>
    <name>Kassi::LineEdit</name>
    <message>
        <source>Cut</source>
        <translation>Klippa</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Afrita</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Líma</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Velja allt</translation>
    </message>
</context>
<context>
    <name>Kassi::LookStep</name>
    <message>
        <source>The look</source>
        <translation>Útlit</translation>
    </message>
    <message>
        <source>Language, light or dark, size, the shop&apos;s colour and logo</source>
        <translation>Tungumál, ljóst eða dökkt, stærð, litur og merki verslunarinnar</translation>
    </message>
    <message>
        <source>Language of the staff</source>
        <translation>Tungumál starfsfólks</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Litir</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Ljósir</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dökkir</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Mikil birtuskil</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Eins og skjáborðið</translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation>Stærð alls</translation>
    </message>
    <message>
        <source>The shop&apos;s colour</source>
        <translation>Litur verslunarinnar</translation>
    </message>
    <message>
        <source>As #0b4f6c. Leave empty for Kassi&apos;s own.</source>
        <translation>Eins og #0b4f6c. Hafðu autt fyrir lit Kassa.</translation>
    </message>
    <message>
        <source>The shop&apos;s logo</source>
        <translation>Merki verslunarinnar</translation>
    </message>
    <message>
        <source>Where the file is, PNG or SVG; it can be dragged here. Leave empty for none.</source>
        <translation>Hvar skráin er, PNG eða SVG; það má draga hana hingað. Hafðu autt fyrir ekkert merki.</translation>
    </message>
    <message>
        <source>Has to be the whole path, from / on, or empty</source>
        <translation>Þarf að vera öll slóðin, frá /, eða autt</translation>
    </message>
    <message>
        <source>This is no PNG or SVG picture that can be read, of at most 1 MiB</source>
        <translation>Þetta er ekki læsileg PNG- eða SVG-mynd, í mesta lagi 1 MiB</translation>
    </message>
    <message>
        <source>Has to be # and six digits or letters from a to f, or empty</source>
        <translation>Þarf að vera # og sex tölustafir eða bókstafir frá a til f, eða autt</translation>
    </message>
</context>
<context>
    <name>Kassi::NoticePage</name>
    <message>
        <source>Thank you!</source>
        <translation>Takk fyrir!</translation>
    </message>
    <message>
        <source>Your order number</source>
        <translation>Pöntunarnúmerið þitt</translation>
    </message>
    <message>
        <source>Waiting for your order</source>
        <translation>Beðið eftir pöntuninni þinni</translation>
    </message>
    <message>
        <source>It comes from the counter by itself.</source>
        <translation>Hún kemur sjálfkrafa frá afgreiðslunni.</translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation>Augnablik</translation>
    </message>
    <message>
        <source>Payments are interrupted</source>
        <translation>Ekki er hægt að borga í bili</translation>
    </message>
    <message>
        <source>The connection is down. It is tried again all the time, and this screen comes back by itself. Nothing was taken.</source>
        <translation>Sambandið liggur niðri. Reynt er aftur í sífellu og þessi skjár opnast sjálfkrafa. Ekkert var tekið.</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>Ekki í notkun</translation>
    </message>
    <message>
        <source>You cannot pay here now.</source>
        <translation>Hér er ekki hægt að borga núna.</translation>
    </message>
    <message>
        <source>Please go to the staff.</source>
        <translation>Vinsamlegast talaðu við starfsfólk.</translation>
    </message>
    <message>
        <source>For staff: %1</source>
        <translation>Fyrir starfsfólk: %1</translation>
    </message>
</context>
<context>
    <name>Kassi::OnScreenKeyboard</name>
    <message>
        <source>Capital letter</source>
        <translation>Hástafur</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Eyða</translation>
    </message>
    <message>
        <source>ABC: letters</source>
        <translation>ABC: bókstafir</translation>
    </message>
    <message>
        <source>Digits and signs</source>
        <translation>Tölustafir og tákn</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Bil</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Næsta</translation>
    </message>
    <message>
        <source>Next: the next field</source>
        <translation>Næsta: næsti reitur</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Lokið</translation>
    </message>
    <message>
        <source>Done: put the keyboard away</source>
        <translation>Lokið: loka lyklaborðinu</translation>
    </message>
</context>
<context>
    <name>Kassi::OpenCases</name>
    <message>
        <source>Being asked about now.</source>
        <translation>Verið er að spyrja um hana.</translation>
    </message>
    <message numerus="yes">
        <source>Asked about again in %n s.</source>
        <translation>
            <numerusform>Spurt aftur eftir %n s.</numerusform>
            <numerusform>Spurt aftur eftir %n s.</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Fela</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Sýna</translation>
    </message>
    <message numerus="yes">
        <source>Not confirmed yet: %n. Do not charge again, Kassi keeps asking.</source>
        <translation>
            <numerusform>%n greiðsla er óstaðfest. Ekki rukka aftur, Kassi spyr áfram.</numerusform>
            <numerusform>%n greiðslur eru óstaðfestar. Ekki rukka aftur, Kassi spyr áfram.</numerusform>
        </translation>
    </message>
    <message>
        <source>At %1: %2</source>
        <translation>Kl. %1: %2</translation>
    </message>
    <message>
        <source>At %1: nothing new.</source>
        <translation>Kl. %1: ekkert nýtt.</translation>
    </message>
</context>
<context>
    <name>Kassi::OrderDetails</name>
    <message>
        <source>Card</source>
        <translation>Kort</translation>
    </message>
    <message>
        <source>Claim (krafa)</source>
        <translation>Krafa</translation>
    </message>
    <message>
        <source>Reference (order number)</source>
        <translation>Tilvísun (pöntunarnúmer)</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>Má sleppa</translation>
    </message>
    <message>
        <source>Customer&apos;s e-mail</source>
        <translation>Netfang viðskiptavinar</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Má sleppa</translation>
    </message>
    <message>
        <source>Customer&apos;s id at Borga</source>
        <translation>Auðkenni viðskiptavinar hjá Borga</translation>
    </message>
    <message>
        <source>Ways to pay</source>
        <translation>Greiðsluleiðir</translation>
    </message>
    <message>
        <source>Offer to save the card</source>
        <translation>Bjóða að vista kortið</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Minna</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Meira</translation>
    </message>
</context>
<context>
    <name>Kassi::OutcomePage</name>
    <message>
        <source>This order was already paid. Nothing was charged now.</source>
        <translation>Þessi pöntun var þegar greidd. Ekkert var rukkað núna.</translation>
    </message>
    <message>
        <source>Reference %1</source>
        <translation>Tilvísun %1</translation>
    </message>
    <message>
        <source>New payment</source>
        <translation>Ný greiðsla</translation>
    </message>
    <message>
        <source>Try this order again</source>
        <translation>Reyna þessa pöntun aftur</translation>
    </message>
    <message>
        <source>Save receipt as PDF</source>
        <translation>Vista kvittun sem PDF</translation>
    </message>
    <message>
        <source>Print receipt</source>
        <translation>Prenta kvittun</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Endurgreiða</translation>
    </message>
</context>
<context>
    <name>Kassi::PayPage</name>
    <message>
        <source>Stop this payment?</source>
        <translation>Stöðva þessa greiðslu?</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hætta við</translation>
    </message>
    <message>
        <source>Yes, stop it</source>
        <translation>Já, stöðva</translation>
    </message>
    <message>
        <source>No, go on</source>
        <translation>Nei, halda áfram</translation>
    </message>
    <message>
        <source>The payment is being stopped. One moment, please.</source>
        <translation>Verið er að stöðva greiðsluna. Augnablik.</translation>
    </message>
    <message>
        <source>Your bank is checking. Please wait.</source>
        <translation>Bankinn þinn er að athuga. Augnablik.</translation>
    </message>
    <message>
        <source>The card was not accepted. You can try another one.</source>
        <translation>Kortinu var hafnað. Þú getur prófað annað.</translation>
    </message>
    <message>
        <source>The payment page does not open. Stop, and try again or ask the staff.</source>
        <translation>Greiðslusíðan opnast ekki. Hættu við og reyndu aftur eða talaðu við starfsfólk.</translation>
    </message>
    <message>
        <source>The connection is down just now. It is tried again all the time: please wait a moment.</source>
        <translation>Sambandið liggur niðri rétt í þessu. Reynt er aftur í sífellu: bíddu andartak.</translation>
    </message>
    <message>
        <source>Paying by phone does not work just now. You can pay by card here.</source>
        <translation>Ekki er hægt að borga með síma rétt í þessu. Þú getur borgað með korti hér.</translation>
    </message>
</context>
<context>
    <name>Kassi::PaymentFacts</name>
    <message>
        <source>The form comes from %1</source>
        <translation>Greiðslusíðan kemur frá %1</translation>
    </message>
</context>
<context>
    <name>Kassi::PaymentFlow</name>
    <message>
        <source>The phone&apos;s code is no longer valid. The card form is as it was.</source>
        <translation>Kóðinn fyrir símann er útrunninn. Kortaformið er óbreytt.</translation>
    </message>
    <message>
        <source>The phone&apos;s code could not be shown. The card form is as it was.</source>
        <translation>Ekki tókst að sýna kóða fyrir símann. Kortaformið er óbreytt.</translation>
    </message>
</context>
<context>
    <name>Kassi::PaymentPage</name>
    <message>
        <source>Kassi keeps trying.</source>
        <translation>Kassi reynir áfram.</translation>
    </message>
    <message>
        <source>Getting the payment ready…</source>
        <translation>Undirbý greiðsluna…</translation>
    </message>
    <message>
        <source>Looking up this order…</source>
        <translation>Fletti pöntuninni upp…</translation>
    </message>
    <message>
        <source>Confirming…</source>
        <translation>Staðfesti…</translation>
    </message>
    <message>
        <source>Making a code for the phone…</source>
        <translation>Bý til kóða fyrir símann…</translation>
    </message>
</context>
<context>
    <name>Kassi::PaymentStrip</name>
    <message>
        <source>Stop this payment?</source>
        <translation>Stöðva þessa greiðslu?</translation>
    </message>
    <message>
        <source>Cancel payment</source>
        <translation>Hætta við greiðslu</translation>
    </message>
    <message>
        <source>Yes, stop it</source>
        <translation>Já, stöðva</translation>
    </message>
    <message>
        <source>No, go on</source>
        <translation>Nei, halda áfram</translation>
    </message>
    <message>
        <source>Card form</source>
        <translation>Kortaform</translation>
    </message>
    <message>
        <source>Pay on phone</source>
        <translation>Greiða í síma</translation>
    </message>
</context>
<context>
    <name>Kassi::PhonePanel</name>
    <message>
        <source>Pay on your phone</source>
        <translation>Greiddu í símanum</translation>
    </message>
    <message>
        <source>Point the phone&apos;s camera at the code and follow the link.</source>
        <translation>Beindu myndavél símans að kóðanum og opnaðu hlekkinn.</translation>
    </message>
    <message>
        <source>The code is being made…</source>
        <translation>Kóðinn er í vinnslu…</translation>
    </message>
    <message>
        <source>Back to the card form</source>
        <translation>Aftur í kortaformið</translation>
    </message>
    <message>
        <source>Card form</source>
        <translation>Kortaform</translation>
    </message>
</context>
<context>
    <name>Kassi::PhoneTool</name>
    <message>
        <source>Back to the card form</source>
        <translation>Aftur í kortaformið</translation>
    </message>
    <message>
        <source>Pay on your phone</source>
        <translation>Greiddu í símanum</translation>
    </message>
</context>
<context>
    <name>Kassi::PinPad</name>
    <message>
        <source>PIN, digits typed: %1</source>
        <translation>PIN-númer, innslegnir tölustafir: %1</translation>
    </message>
    <message>
        <source>That came as quickly as from a scanner. Type the PIN.</source>
        <translation>Þetta kom jafnhratt og úr skanna. Sláðu PIN-númerið inn.</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN-númer</translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation>Eyða síðasta tölustaf</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Búið</translation>
    </message>
</context>
<context>
    <name>Kassi::PopupPanel</name>
    <message>
        <source>Close</source>
        <translation>Loka</translation>
    </message>
    <message>
        <source>A window without an address</source>
        <translation>Gluggi án vefslóðar</translation>
    </message>
</context>
<context>
    <name>Kassi::PricePage</name>
    <message>
        <source>Page before</source>
        <translation>Fyrri síða</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Næsta síða</translation>
    </message>
    <message>
        <source>Nothing chosen yet</source>
        <translation>Ekkert valið enn</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Áfram</translation>
    </message>
    <message>
        <source>Go on (%1)</source>
        <translation>Áfram (%1)</translation>
    </message>
</context>
<context>
    <name>Kassi::ProgressPanel</name>
    <message>
        <source>Waiting for card</source>
        <translation>Beðið eftir korti</translation>
    </message>
    <message>
        <source>Typing</source>
        <translation>Slær inn</translation>
    </message>
    <message>
        <source>Bank check</source>
        <translation>Bankinn athugar</translation>
    </message>
    <message>
        <source>Confirming</source>
        <translation>Staðfesting</translation>
    </message>
    <message>
        <source>The customer pays at their own display (%1).</source>
        <translation>Viðskiptavinurinn greiðir á sínum eigin skjá (%1).</translation>
    </message>
    <message>
        <source>Bring the payment to this screen</source>
        <translation>Færa greiðsluna á þennan skjá</translation>
    </message>
</context>
<context>
    <name>Kassi::ReceiptDesk</name>
    <message>
        <source>There is no receipt for this payment now.</source>
        <translation>Engin kvittun er til fyrir þessa greiðslu núna.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Vista…</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Prenta…</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Vistuð sem %1</translation>
    </message>
    <message>
        <source>The receipt is on its way to the printer.</source>
        <translation>Kvittunin er á leið í prentarann.</translation>
    </message>
    <message>
        <source>This machine has no printer called %1. Compare receipt.printer in the settings with the names that lpstat -e prints.</source>
        <translation>Enginn prentari á þessari vél heitir %1. Berðu receipt.printer í stillingunum saman við nöfnin sem lpstat -e birtir.</translation>
    </message>
    <message>
        <source>The printer is stopped. See that it is on and has paper, start it again in CUPS, then print again.</source>
        <translation>Prentarinn er stöðvaður. Gættu að því að kveikt sé á honum og pappír í honum, ræstu hann aftur í CUPS og prentaðu svo aftur.</translation>
    </message>
    <message>
        <source>This machine has no printer, or no default one. Set it up in CUPS, or leave receipt.printer in the settings empty to save receipts as PDF.</source>
        <translation>Enginn prentari er á þessari vél, eða enginn er sjálfgefinn. Settu hann upp í CUPS, eða hafðu receipt.printer autt í stillingunum til að vista kvittanir sem PDF.</translation>
    </message>
    <message>
        <source>The printer did not take it. See that it is on and connected, then print again.</source>
        <translation>Prentarinn tók ekki við þessu. Gættu að því að hann sé í gangi og tengdur og prentaðu svo aftur.</translation>
    </message>
    <message>
        <source>%1 could not be written. See that the disk has room and may be written to, then try again.</source>
        <translation>Ekki tókst að vista %1. Gættu að því að pláss sé á diskinum og að skrifa megi á hann og reyndu svo aftur.</translation>
    </message>
    <message>
        <source>The printer takes nothing now. Have its queue accept jobs again in CUPS, then print again.</source>
        <translation>Prentarinn tekur ekki við neinu núna. Láttu biðröðina hans taka aftur við verkum í CUPS og prentaðu svo aftur.</translation>
    </message>
</context>
<context>
    <name>Kassi::ReceiptStep</name>
    <message>
        <source>On receipts</source>
        <translation>Á kvittunum</translation>
    </message>
    <message>
        <source>The shop&apos;s address, its VAT number, a last line</source>
        <translation>Heimilisfang verslunarinnar, VSK-númer og síðasta línan</translation>
    </message>
    <message>
        <source>Address of the shop</source>
        <translation>Heimilisfang verslunarinnar</translation>
    </message>
    <message>
        <source>At most five lines, with semicolons between them: Laugavegur 1; 101 Reykjavík. May be empty.</source>
        <translation>Í mesta lagi fimm línur, með semíkommum á milli: Laugavegur 1; 101 Reykjavík. Má vera autt.</translation>
    </message>
    <message>
        <source>VAT number (VSK-númer)</source>
        <translation>VSK-númer</translation>
    </message>
    <message>
        <source>Five or six digits; may be empty</source>
        <translation>Fimm eða sex tölustafir; má vera autt</translation>
    </message>
    <message>
        <source>Last line</source>
        <translation>Síðasta línan</translation>
    </message>
    <message>
        <source>For example opening hours; may be empty</source>
        <translation>Til dæmis afgreiðslutími; má vera autt</translation>
    </message>
    <message>
        <source>At most five lines: there is no room for more</source>
        <translation>Í mesta lagi fimm línur: ekki er pláss fyrir fleiri</translation>
    </message>
    <message>
        <source>A line has at most 60 characters</source>
        <translation>Í línu eru í mesta lagi 60 stafir</translation>
    </message>
    <message>
        <source>Receipts state the tax, and only who has a number may: take vat_rate out of the settings file first</source>
        <translation>Á kvittunum stendur skatturinn og það má aðeins sá sem hefur VSK-númer: taktu vat_rate fyrst úr stillingaskránni</translation>
    </message>
    <message>
        <source>This is no VAT number: it has five or six digits</source>
        <translation>Þetta er ekki VSK-númer: í því eru fimm eða sex tölustafir</translation>
    </message>
    <message>
        <source>Has to be one line of at most 300 characters</source>
        <translation>Þarf að vera ein lína með í mesta lagi 300 stöfum</translation>
    </message>
</context>
<context>
    <name>Kassi::RefundDesk</name>
    <message>
        <source>The refund has not been answered yet; Kassi asks again by itself. %1</source>
        <translation>Endurgreiðslunni hefur ekki verið svarað enn; Kassi spyr aftur sjálfkrafa. %1</translation>
    </message>
    <message>
        <source>The journal could not be read. Try again.</source>
        <translation>Ekki tókst að lesa dagbókina. Reyndu aftur.</translation>
    </message>
    <message>
        <source>Nothing of this payment can go back now.</source>
        <translation>Ekkert af þessari greiðslu er hægt að endurgreiða núna.</translation>
    </message>
    <message>
        <source>%1 of the order %2 is to go back.</source>
        <translation>Endurgreiða á %1 af pöntun %2.</translation>
    </message>
    <message>
        <source>That cannot go back now: somebody else has refunded meanwhile. Go back and look at what is left.</source>
        <translation>Þetta er ekki hægt að endurgreiða núna: einhver annar hefur endurgreitt á meðan. Farðu til baka og skoðaðu hvað er eftir.</translation>
    </message>
    <message>
        <source>The refund is written down and asked for. Kassi carries it through by itself.</source>
        <translation>Endurgreiðslan er skráð og beðið hefur verið um hana. Kassi lýkur henni sjálfkrafa.</translation>
    </message>
    <message>
        <source>The refund was refused, and nothing went back. %1</source>
        <translation>Endurgreiðslunni var hafnað og ekkert fór til baka. %1</translation>
    </message>
    <message>
        <source>The gateway has accepted the refund; %1 is on its way. Kassi keeps asking.</source>
        <translation>Greiðslugáttin hefur tekið við endurgreiðslunni; %1 er á leiðinni. Kassi heldur áfram að spyrja.</translation>
    </message>
    <message>
        <source>%1 was refunded.</source>
        <translation>%1 hefur verið endurgreitt.</translation>
    </message>
</context>
<context>
    <name>Kassi::RefundPage</name>
    <message>
        <source>Write how much goes back.</source>
        <translation>Skrifaðu hversu mikið á að endurgreiða.</translation>
    </message>
    <message>
        <source>There is nothing to give back.</source>
        <translation>Það er ekkert að endurgreiða.</translation>
    </message>
    <message>
        <source>%1 cannot go back: only %2 is left of this payment.</source>
        <translation>Ekki er hægt að endurgreiða %1: aðeins %2 er eftir af þessari greiðslu.</translation>
    </message>
    <message>
        <source>That came as quickly as from a scanner. Type the amount.</source>
        <translation>Þetta kom jafnhratt og úr skanna. Sláðu upphæðina inn.</translation>
    </message>
    <message>
        <source>A reason is one line without a card&apos;s number.</source>
        <translation>Ástæða er ein lína án kortanúmers.</translation>
    </message>
    <message>
        <source>Nothing of this payment can go back now.</source>
        <translation>Ekkert af þessari greiðslu er hægt að endurgreiða núna.</translation>
    </message>
    <message>
        <source>At most %1</source>
        <translation>Í mesta lagi %1</translation>
    </message>
    <message>
        <source>It came late: all of it goes back, or somebody keeps it first.</source>
        <translation>Greiðslan barst of seint: annaðhvort er allt endurgreitt eða henni fyrst haldið.</translation>
    </message>
    <message>
        <source>%1 goes back, %2 stays.</source>
        <translation>%1 endurgreitt, %2 eftir.</translation>
    </message>
    <message>
        <source>Paid: %1</source>
        <translation>Greitt: %1</translation>
    </message>
    <message>
        <source>Refunded: %1</source>
        <translation>Endurgreitt: %1</translation>
    </message>
    <message>
        <source>Left: %1</source>
        <translation>Eftir: %1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Til baka</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Endurgreiða</translation>
    </message>
    <message>
        <source>How much goes back</source>
        <translation>Upphæð endurgreiðslu</translation>
    </message>
    <message>
        <source>All that is left</source>
        <translation>Allt sem eftir er</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Ástæða</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>Má sleppa</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Áfram</translation>
    </message>
    <message>
        <source>Give this money back?</source>
        <translation>Á að endurgreiða þetta?</translation>
    </message>
    <message>
        <source>Order %1. Of %2, %3 stays.</source>
        <translation>Pöntun %1. Af %2 standa %3 eftir.</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Ástæða: %1</translation>
    </message>
    <message>
        <source>Refund %1</source>
        <translation>Endurgreiða %1</translation>
    </message>
</context>
<context>
    <name>Kassi::ReviewPage</name>
    <message>
        <source>One more: %1</source>
        <translation>Einu fleira: %1</translation>
    </message>
    <message>
        <source>One less: %1</source>
        <translation>Einu færra: %1</translation>
    </message>
    <message>
        <source>Is this right?</source>
        <translation>Er þetta rétt?</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>Pöntun %1</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Fyrri síða</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Næsta síða</translation>
    </message>
    <message>
        <source>Not my order</source>
        <translation>Ekki mín pöntun</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Breyta</translation>
    </message>
    <message>
        <source>Pay %1</source>
        <translation>Borga %1</translation>
    </message>
</context>
<context>
    <name>Kassi::SectionsStep</name>
    <message>
        <source>Settings</source>
        <translation>Stillingar</translation>
    </message>
    <message>
        <source>Open the till</source>
        <translation>Opna kassann</translation>
    </message>
    <message>
        <source>Saved. It holds as soon as the till is open again.</source>
        <translation>Vistað. Það gildir um leið og kassinn er opnaður aftur.</translation>
    </message>
    <message>
        <source>All of it is in %1, and more: it can be changed there by hand too.</source>
        <translation>Allt er þetta í %1 og fleira til: þar má líka breyta því handvirkt.</translation>
    </message>
</context>
<context>
    <name>Kassi::SetupAssistant</name>
    <message>
        <source>Open the till</source>
        <translation>Opna kassann</translation>
    </message>
    <message>
        <source>Setting up Kassi</source>
        <translation>Uppsetning Kassa</translation>
    </message>
    <message>
        <source>The till is ready</source>
        <translation>Kassinn er tilbúinn</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Skref %1 af %2</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Til baka</translation>
    </message>
    <message>
        <source>The settings are in %1. You can change them there, or here: type kassi setup.</source>
        <translation>Stillingarnar eru í %1. Þeim má breyta þar, eða hér: sláðu inn kassi setup.</translation>
    </message>
</context>
<context>
    <name>Kassi::SetupStep</name>
    <message>
        <source>Save</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Áfram</translation>
    </message>
</context>
<context>
    <name>Kassi::SignInPage</name>
    <message>
        <source>The PIN is not right.</source>
        <translation>PIN-númerið er ekki rétt.</translation>
    </message>
    <message>
        <source>Too many wrong PINs: %1 has to wait %2. A manager can give a new PIN.</source>
        <translation>Of mörg röng PIN-númer: %1 þarf að bíða í %2. Stjórnandi getur gefið nýtt PIN-númer.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Til baka</translation>
    </message>
</context>
<context>
    <name>Kassi::StaffDesk</name>
    <message>
        <source>The list of staff cannot be read, so refunds and other things that need a manager cannot be done. Selling goes on. %1</source>
        <translation>Ekki er hægt að lesa starfsmannalistann og því er hvorki hægt að endurgreiða né gera annað sem þarf stjórnanda til. Sala heldur áfram. %1</translation>
    </message>
    <message>
        <source>Who is at the till?</source>
        <translation>Hver er við kassann?</translation>
    </message>
    <message>
        <source>Pick your name, type your PIN.</source>
        <translation>Veldu nafnið þitt og sláðu inn PIN-númerið.</translation>
    </message>
    <message>
        <source>The list of staff cannot be written, so nothing that needs a manager can be done. See that the disk has room.</source>
        <translation>Ekki er hægt að skrifa starfsmannalistann og því er ekki hægt að gera neitt sem þarf stjórnanda til. Athugaðu hvort pláss er á diskinum.</translation>
    </message>
    <message>
        <source>This needs a manager&apos;s PIN, and the list of staff cannot be read. %1</source>
        <translation>Til þessa þarf PIN-númer stjórnanda en ekki er hægt að lesa starfsmannalistann. %1</translation>
    </message>
    <message>
        <source>This needs a manager&apos;s PIN. Leave the payment that is on the screen first.</source>
        <translation>Til þessa þarf PIN-númer stjórnanda. Ljúktu fyrst greiðslunni sem er á skjánum.</translation>
    </message>
    <message>
        <source>A manager&apos;s PIN</source>
        <translation>PIN-númer stjórnanda</translation>
    </message>
</context>
<context>
    <name>Kassi::StaffPage</name>
    <message>
        <source>Somebody is to be added.</source>
        <translation>Bæta á við starfsmanni.</translation>
    </message>
    <message>
        <source>%1 is to get a new PIN.</source>
        <translation>%1 á að fá nýtt PIN-númer.</translation>
    </message>
    <message>
        <source>%1 is to be removed.</source>
        <translation>Fjarlægja á af listanum: %1.</translation>
    </message>
    <message>
        <source>The two were not the same. Choose a PIN again.</source>
        <translation>Númerin voru ekki eins. Veldu PIN-númer aftur.</translation>
    </message>
    <message>
        <source>The list of staff could not be changed. %1</source>
        <translation>Ekki tókst að breyta starfsmannalistanum. %1</translation>
    </message>
    <message>
        <source>has to wait %1</source>
        <translation>þarf að bíða í %1</translation>
    </message>
    <message>
        <source>The list of staff cannot be read, so nothing that needs a manager can be done. The till sells as before. %1</source>
        <translation>Ekki er hægt að lesa starfsmannalistann og því er ekki hægt að gera neitt sem þarf stjórnanda til. Kassinn selur eins og áður. %1</translation>
    </message>
    <message>
        <source>Refunds, late money and this list need a manager&apos;s PIN.</source>
        <translation>PIN-númer stjórnanda þarf fyrir endurgreiðslur, greiðslur sem bárust of seint og þennan lista.</translation>
    </message>
    <message>
        <source>Nobody is set up, so everybody may do everything here. Once a manager is added the till asks for a PIN.</source>
        <translation>Enginn er skráður og því má hver sem er gera hvað sem er hér. Þegar stjórnandi hefur verið skráður biður kassinn um PIN-númer.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Til baka</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Starfsfólk</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Bæta við</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>Nýtt PIN-númer</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Fjarlægja</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Læsa</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>Nýr starfsmaður</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nafn</translation>
    </message>
    <message>
        <source>Managers may refund, decide about late money, close the day and change this list.</source>
        <translation>Stjórnendur mega endurgreiða, ákveða hvað verður um greiðslur sem bárust of seint, gera upp daginn og breyta þessum lista.</translation>
    </message>
    <message>
        <source>Choose a PIN</source>
        <translation>Velja PIN-númer</translation>
    </message>
    <message>
        <source>Choose a PIN of 4 to 12 digits. Nobody else should see it.</source>
        <translation>Veldu PIN-númer með 4 til 12 tölustöfum. Enginn annar ætti að sjá það.</translation>
    </message>
    <message>
        <source>Type the same PIN once more.</source>
        <translation>Sláðu sama PIN-númer inn aftur.</translation>
    </message>
</context>
<context>
    <name>Kassi::StaffPanel</name>
    <message>
        <source>Kiosk: for staff</source>
        <translation>Sjálfsali: fyrir starfsfólk</translation>
    </message>
    <message>
        <source>Back to customers</source>
        <translation>Aftur til viðskiptavina</translation>
    </message>
    <message>
        <source>Back in service</source>
        <translation>Aftur í notkun</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>Ekki í notkun</translation>
    </message>
    <message>
        <source>Last receipt again</source>
        <translation>Síðasta kvittun aftur</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>Lægra</translation>
    </message>
    <message>
        <source>Louder (off now)</source>
        <translation>Hærra (slökkt núna)</translation>
    </message>
    <message>
        <source>Louder (now %1 %)</source>
        <translation>Hærra (núna %1 %)</translation>
    </message>
    <message>
        <source>Test the screen</source>
        <translation>Prófa skjáinn</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Athuga aftur</translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation>Ræsa að nýju</translation>
    </message>
    <message>
        <source>Close the kiosk</source>
        <translation>Loka sjálfsalanum</translation>
    </message>
</context>
<context>
    <name>Kassi::StillThere</name>
    <message>
        <source>Are you still there?</source>
        <translation>Ertu enn hér?</translation>
    </message>
    <message numerus="yes">
        <source>The payment is stopped in %n s.</source>
        <translation>
            <numerusform>Greiðslan er stöðvuð eftir %n s.</numerusform>
            <numerusform>Greiðslan er stöðvuð eftir %n s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The order is cleared in %n s.</source>
        <translation>
            <numerusform>Pöntunin hreinsast eftir %n s.</numerusform>
            <numerusform>Pöntunin hreinsast eftir %n s.</numerusform>
        </translation>
    </message>
    <message>
        <source>Yes, go on</source>
        <translation>Já, halda áfram</translation>
    </message>
    <message>
        <source>I need more time</source>
        <translation>Ég þarf meiri tíma</translation>
    </message>
    <message>
        <source>Stop the payment</source>
        <translation>Stöðva greiðsluna</translation>
    </message>
    <message>
        <source>No, start over</source>
        <translation>Nei, byrja upp á nýtt</translation>
    </message>
</context>
<context>
    <name>Kassi::StopPage</name>
    <message>
        <source>The payment page was not opened</source>
        <translation>Greiðslusíðan var ekki opnuð</translation>
    </message>
    <message>
        <source>It could not be verified that it really comes from this host, so nothing was sent. Check the date and the network of this machine, then try again.</source>
        <translation>Ekki tókst að staðfesta að hún komi í raun frá þessum vef og því var ekkert sent. Athugaðu dagsetningu og nettengingu vélarinnar og reyndu svo aftur.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reyna aftur</translation>
    </message>
    <message>
        <source>A page was not opened</source>
        <translation>Síða var ekki opnuð</translation>
    </message>
    <message>
        <source>It could not be verified that it really comes from this host, so nothing was sent to it. Go back and try again, or pay another way.</source>
        <translation>Ekki tókst að staðfesta að hún komi í raun frá þessum vef og því var ekkert sent þangað. Farðu til baka og reyndu aftur, eða greiddu á annan hátt.</translation>
    </message>
    <message>
        <source>Back to the payment</source>
        <translation>Aftur í greiðsluna</translation>
    </message>
    <message>
        <source>The payment page cannot be shown here</source>
        <translation>Ekki er hægt að sýna greiðslusíðuna hér</translation>
    </message>
    <message>
        <source>The host does not accept this till&apos;s address, %1. Compare checkout.origin in the settings with the addresses that Borga knows. Until then, take the payment another way.</source>
        <translation>Vefurinn samþykkir ekki vefslóð þessa kassa, %1. Berðu checkout.origin í stillingunum saman við slóðirnar sem Borga þekkir. Taktu við greiðslunni á annan hátt þangað til.</translation>
    </message>
    <message>
        <source>The payment page could not be opened</source>
        <translation>Ekki tókst að opna greiðslusíðuna</translation>
    </message>
    <message>
        <source>The host does not answer as it should. Check the network. Kassi keeps asking whether the payment was made. Try again, or stop the payment and take it another way.</source>
        <translation>Vefurinn svarar ekki eins og hann á að gera. Athugaðu nettenginguna. Kassi heldur áfram að spyrja hvort greitt hafi verið. Reyndu aftur, eða stöðvaðu greiðsluna og taktu við henni á annan hátt.</translation>
    </message>
    <message>
        <source>The payment page does not work right now</source>
        <translation>Greiðslusíðan virkar ekki sem stendur</translation>
    </message>
    <message>
        <source>It came too slowly or stopped, three times. Kassi keeps asking whether the payment was made. Try again, or stop the payment and take it another way.</source>
        <translation>Hún kom of hægt eða stöðvaðist, þrisvar sinnum. Kassi heldur áfram að spyrja hvort greitt hafi verið. Reyndu aftur, eða stöðvaðu greiðsluna og taktu við henni á annan hátt.</translation>
    </message>
    <message>
        <source>The staff can see this too. Try again, or ask them what to do.</source>
        <translation>Starfsfólkið sér þetta líka. Reyndu aftur eða spurðu það hvað gera skuli.</translation>
    </message>
</context>
<context>
    <name>Kassi::SumPage</name>
    <message>
        <source>Choose an amount</source>
        <translation>Veldu upphæð</translation>
    </message>
    <message>
        <source>At most %1</source>
        <translation>Í mesta lagi %1</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>Frá %1 til %2</translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation>Eyða síðasta tölustaf</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Áfram</translation>
    </message>
</context>
<context>
    <name>Kassi::TestPayment</name>
    <message>
        <source>Yes, take %1 from my card</source>
        <translation>Já, taka %1 af kortinu mínu</translation>
    </message>
    <message>
        <source>Try a payment of %1</source>
        <translation>Prófa greiðslu upp á %1</translation>
    </message>
    <message>
        <source>If you like: a real payment, with a card of your own. You will be asked once more.</source>
        <translation>Ef þú vilt: alvörugreiðsla með eigin korti. Spurt verður einu sinni enn.</translation>
    </message>
    <message>
        <source>If you like: with a test card, no money moves.</source>
        <translation>Ef þú vilt: með prófunarkorti, engir peningar færast.</translation>
    </message>
    <message>
        <source>The key is live: %1 really leave the card that you pay with. Refund them afterwards at the till, with F3.</source>
        <translation>Þetta er raunlykill: %1 fara í alvöru af kortinu sem þú greiðir með. Endurgreiddu þær svo í kassanum, með F3.</translation>
    </message>
    <message>
        <source>The payment is in a window of its own.</source>
        <translation>Greiðslan er í eigin glugga.</translation>
    </message>
</context>
<context>
    <name>Kassi::TillMenu</name>
    <message>
        <source>Menu</source>
        <translation>Valmynd</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Til baka</translation>
    </message>
</context>
<context>
    <name>Kassi::TillStep</name>
    <message>
        <source>This till</source>
        <translation>Þessi kassi</translation>
    </message>
    <message>
        <source>Name of the till</source>
        <translation>Heiti kassans</translation>
    </message>
    <message>
        <source>Stands in its title and on receipts</source>
        <translation>Stendur í titli hans og á kvittunum</translation>
    </message>
    <message>
        <source>Name of the shop on receipts</source>
        <translation>Heiti verslunar á kvittunum</translation>
    </message>
    <message>
        <source>Leave empty for %1</source>
        <translation>Skildu eftir autt fyrir %1</translation>
    </message>
    <message>
        <source>Kennitala of the shop</source>
        <translation>Kennitala verslunarinnar</translation>
    </message>
    <message>
        <source>Stands on receipts; may be empty</source>
        <translation>Stendur á kvittunum; má vera autt</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Kvittanir</translation>
    </message>
    <message>
        <source>Save as PDF, no printer</source>
        <translation>Vista sem PDF, enginn prentari</translation>
    </message>
    <message>
        <source>Printer for receipts</source>
        <translation>Kvittanaprentari</translation>
    </message>
    <message>
        <source>Width of the paper</source>
        <translation>Breidd pappírsins</translation>
    </message>
    <message>
        <source>Print a test</source>
        <translation>Prufuprenta</translation>
    </message>
    <message>
        <source>This is no kennitala: ten digits, and the last but one has to fit the others</source>
        <translation>Þetta er ekki kennitala: tíu tölustafir, og sá næstsíðasti þarf að stemma við hina</translation>
    </message>
    <message>
        <source>Has to be one line of at most 100 characters</source>
        <translation>Þarf að vera ein lína, mest 100 stafir</translation>
    </message>
    <message>
        <source>The till needs a name</source>
        <translation>Kassinn þarf heiti</translation>
    </message>
    <message>
        <source>Test print</source>
        <translation>Prufuprentun</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Kassi</translation>
    </message>
    <message>
        <source>Can you read this? Á É Í Ó Ú Ý Þ Æ Ð Ö</source>
        <translation>Er þetta læsilegt? Á É Í Ó Ú Ý Þ Æ Ð Ö</translation>
    </message>
    <message>
        <source>Nothing was paid.</source>
        <translation>Ekkert var greitt.</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Prenta…</translation>
    </message>
    <message>
        <source>The sheet is on its way to the printer.</source>
        <translation>Blaðið er á leiðinni í prentarann.</translation>
    </message>
    <message>
        <source>The printer did not take it. See that it is on, connected and has paper, then try again.</source>
        <translation>Prentarinn tók ekki við. Gættu að því að kveikt sé á honum, hann tengdur og pappír í, og reyndu aftur.</translation>
    </message>
    <message>
        <source>Name, what stands on receipts, printer and paper</source>
        <translation>Nafn, það sem stendur á kvittunum, prentari og pappír</translation>
    </message>
    <message>
        <source>Print a receipt as soon as a payment is paid</source>
        <translation>Prenta kvittun um leið og greitt hefur verið</translation>
    </message>
</context>
<context>
    <name>Kassi::TrainingSession</name>
    <message>
        <source>The training ended unexpectedly. Standard error says more.</source>
        <translation>Æfingin endaði óvænt. Nánar í villuskrá (standard error).</translation>
    </message>
    <message>
        <source>The training could not be opened. Close other programs, then try again.</source>
        <translation>Ekki tókst að opna æfinguna. Lokaðu öðrum forritum og reyndu svo aftur.</translation>
    </message>
</context>
<context>
    <name>Kassi::WelcomeStep</name>
    <message>
        <source>Welcome to Kassi</source>
        <translation>Velkomin í Kassa</translation>
    </message>
    <message>
        <source>Kassi takes payments through Borga. What would you like to do?</source>
        <translation>Kassi tekur við greiðslum í gegnum Borgu. Hvað viltu gera?</translation>
    </message>
    <message>
        <source>Set up this till</source>
        <translation>Setja upp þennan kassa</translation>
    </message>
    <message>
        <source>Try it out first</source>
        <translation>Prófa fyrst</translation>
    </message>
    <message>
        <source>Training with test cards. No money moves, and nothing has to be set up.</source>
        <translation>Æfing með prófunarkortum. Engir peningar færast og ekkert þarf að setja upp.</translation>
    </message>
    <message>
        <source>Have your merchant number and an API key from Borga&apos;s dashboard at hand.</source>
        <translation>Hafðu söluaðilanúmerið og API-lykil af mínum síðum Borgu við höndina.</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>Paid</source>
        <translation>Greitt</translation>
    </message>
    <message>
        <source>The payment is confirmed.</source>
        <translation>Greiðslan er staðfest.</translation>
    </message>
    <message>
        <source>Hand over the goods.</source>
        <translation>Afhentu vöruna.</translation>
    </message>
    <message>
        <source>Accepted, not paid yet</source>
        <translation>Samþykkt, ekki greitt enn</translation>
    </message>
    <message>
        <source>The money follows when the customer pays the claim in their online bank.</source>
        <translation>Peningarnir berast þegar viðskiptavinurinn greiðir kröfuna í netbankanum.</translation>
    </message>
    <message>
        <source>Follow your shop&apos;s rule for claims. Do not charge again.</source>
        <translation>Farðu eftir reglum verslunarinnar um kröfur. Ekki rukka aftur.</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Hafnað</translation>
    </message>
    <message>
        <source>The card was refused. Nothing was taken.</source>
        <translation>Kortinu var hafnað. Ekkert var tekið.</translation>
    </message>
    <message>
        <source>Ask for another card or another way to pay.</source>
        <translation>Biddu um annað kort eða aðra greiðsluleið.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Hætt við</translation>
    </message>
    <message>
        <source>The payment was stopped. Nothing was taken.</source>
        <translation>Greiðslan var stöðvuð. Ekkert var tekið.</translation>
    </message>
    <message>
        <source>Start again when the customer is ready.</source>
        <translation>Byrjaðu aftur þegar viðskiptavinurinn er tilbúinn.</translation>
    </message>
    <message>
        <source>Time ran out</source>
        <translation>Tíminn rann út</translation>
    </message>
    <message>
        <source>The payment was not finished in time. Nothing was taken.</source>
        <translation>Greiðslunni var ekki lokið í tæka tíð. Ekkert var tekið.</translation>
    </message>
    <message>
        <source>Could not start</source>
        <translation>Ekki tókst að byrja</translation>
    </message>
    <message>
        <source>The payment could not be started. Nothing was taken.</source>
        <translation>Ekki tókst að hefja greiðsluna. Ekkert var tekið.</translation>
    </message>
    <message>
        <source>Try again, or take the payment another way.</source>
        <translation>Reyndu aftur eða taktu við greiðslunni á annan hátt.</translation>
    </message>
    <message>
        <source>Not confirmed: do not charge again</source>
        <translation>Óstaðfest: ekki rukka aftur</translation>
    </message>
    <message>
        <source>The gateway has not said whether the money was taken. Kassi will ask again and write down the answer.</source>
        <translation>Greiðslugáttin hefur ekki svarað því hvort peningarnir voru teknir. Kassi spyr aftur og skráir svarið.</translation>
    </message>
    <message>
        <source>Keep the reference and look at the latest payments before anything else.</source>
        <translation>Haltu tilvísuninni til haga og skoðaðu nýjustu greiðslur áður en lengra er haldið.</translation>
    </message>
    <message>
        <source>Claim, unpaid</source>
        <translation>Krafa, ógreidd</translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation>Óstaðfest</translation>
    </message>
    <message>
        <source>The money came late</source>
        <translation>Greiðslan barst of seint</translation>
    </message>
    <message>
        <source>It was taken after the payment had ended.</source>
        <translation>Hún var tekin eftir að greiðslunni lauk.</translation>
    </message>
    <message>
        <source>Keep it or refund it. Do not charge again.</source>
        <translation>Haldið henni eða endurgreiðið. Ekki rukka aftur.</translation>
    </message>
</context>
<context>
    <name>PaymentStage</name>
    <message>
        <source>Getting the payment ready…</source>
        <translation>Undirbý greiðsluna…</translation>
    </message>
    <message>
        <source>Looking up this order…</source>
        <translation>Fletti pöntuninni upp…</translation>
    </message>
    <message>
        <source>The payment page is opening…</source>
        <translation>Greiðslusíðan er að opnast…</translation>
    </message>
    <message>
        <source>The payment page is not open</source>
        <translation>Greiðslusíðan er ekki opin</translation>
    </message>
    <message>
        <source>Waiting for the customer&apos;s phone</source>
        <translation>Beðið eftir síma viðskiptavinarins</translation>
    </message>
    <message>
        <source>Waiting for the customer</source>
        <translation>Beðið eftir viðskiptavininum</translation>
    </message>
    <message>
        <source>The customer is typing</source>
        <translation>Viðskiptavinurinn slær inn</translation>
    </message>
    <message>
        <source>The page did not accept the card. The customer may try another.</source>
        <translation>Síðan tók kortið ekki gilt. Viðskiptavinurinn getur reynt annað.</translation>
    </message>
    <message>
        <source>The bank is checking</source>
        <translation>Bankinn athugar</translation>
    </message>
    <message>
        <source>Confirming with the gateway…</source>
        <translation>Staðfesti hjá greiðslugáttinni…</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>Manager</source>
        <translation>Stjórnandi</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Afgreiðsla</translation>
    </message>
    <message>
        <source>Write a name.</source>
        <translation>Skrifaðu nafn.</translation>
    </message>
    <message>
        <source>A name has at most 40 characters, on one line.</source>
        <translation>Nafn er í mesta lagi 40 stafir, í einni línu.</translation>
    </message>
    <message>
        <source>There is somebody of that name. Write it another way.</source>
        <translation>Einhver með þessu nafni er þegar á listanum. Skrifaðu það á annan hátt.</translation>
    </message>
    <message>
        <source>More than 50 people cannot be kept. Remove somebody first.</source>
        <translation>Ekki er pláss fyrir fleiri en 50 manns. Fjarlægðu einhvern fyrst.</translation>
    </message>
    <message>
        <source>The first one has to be a manager.</source>
        <translation>Fyrstur verður að vera stjórnandi.</translation>
    </message>
    <message>
        <source>The last manager stays while others are there. Add another manager first.</source>
        <translation>Síðasti stjórnandinn verður eftir meðan aðrir eru á listanum. Bættu fyrst við öðrum stjórnanda.</translation>
    </message>
    <message>
        <source>Choose somebody in the list.</source>
        <translation>Veldu einhvern á listanum.</translation>
    </message>
    <message>
        <source>A PIN has 4 to 12 digits.</source>
        <translation>PIN-númer er 4 til 12 tölustafir.</translation>
    </message>
    <message>
        <source>A PIN is made of digits only.</source>
        <translation>Í PIN-númeri eru aðeins tölustafir.</translation>
    </message>
    <message>
        <source>That is a PIN that everybody tries first. Choose one that does not count or repeat.</source>
        <translation>Þetta PIN-númer prófa allir fyrst. Veldu númer sem hvorki telur né endurtekur sig.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 mín</translation>
    </message>
</context>
<context>
    <name>Printer</name>
    <message>
        <source>The printer is out of paper. Put paper in.</source>
        <translation>Prentarinn er pappírslaus. Settu pappír í hann.</translation>
    </message>
    <message>
        <source>The printer is open. Close its cover.</source>
        <translation>Prentarinn er opinn. Lokaðu honum.</translation>
    </message>
    <message>
        <source>Paper is stuck in the printer. Take it out.</source>
        <translation>Pappír er fastur í prentaranum. Taktu hann út.</translation>
    </message>
    <message>
        <source>The printer has no toner or ink left. Put new in.</source>
        <translation>Prentarinn er uppiskroppa með duft eða blek. Settu nýtt í hann.</translation>
    </message>
    <message>
        <source>The printer does not answer. See that it is on and connected.</source>
        <translation>Prentarinn svarar ekki. Gættu að því að kveikt sé á honum og hann tengdur.</translation>
    </message>
    <message>
        <source>The printer is stopped. Start it again in CUPS.</source>
        <translation>Prentarinn er stöðvaður. Ræstu hann aftur í CUPS.</translation>
    </message>
    <message>
        <source>Its paper is running out: have new paper at hand.</source>
        <translation>Pappírinn er að klárast: hafðu nýjan við höndina.</translation>
    </message>
    <message>
        <source>Its toner or ink is running out: have new at hand.</source>
        <translation>Duftið eða blekið er að klárast: hafðu nýtt við höndina.</translation>
    </message>
    <message>
        <source>%1 What waits there then comes out by itself; if it does not, print it again.</source>
        <translation>%1 Það sem bíður þar prentast þá af sjálfu sér; annars skaltu prenta það aftur.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Taken up again</source>
        <translation>Tekin upp aftur</translation>
    </message>
    <message>
        <source>Begun, on the phone</source>
        <translation>Byrjað, í síma</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Byrjað</translation>
    </message>
    <message>
        <source>The payment form was ready</source>
        <translation>Greiðslusíðan var tilbúin</translation>
    </message>
    <message>
        <source>Closed by the customer</source>
        <translation>Viðskiptavinur lokaði</translation>
    </message>
    <message>
        <source>Closed by staff</source>
        <translation>Starfsmaður lokaði</translation>
    </message>
    <message>
        <source>Closed: the time was over</source>
        <translation>Lokað: tíminn var liðinn</translation>
    </message>
    <message>
        <source>The gateway says: nobody can begin to pay it now</source>
        <translation>Greiðslugáttin segir: enginn getur lengur byrjað að greiða</translation>
    </message>
    <message>
        <source>Done with: no more money can come</source>
        <translation>Lokið: engir fleiri peningar geta borist</translation>
    </message>
    <message>
        <source>The money came late</source>
        <translation>Greiðslan barst of seint</translation>
    </message>
    <message>
        <source>Staff decided: the money stays</source>
        <translation>Starfsmaður ákvað: peningarnir verða eftir</translation>
    </message>
    <message>
        <source>Staff decided: the money goes back</source>
        <translation>Starfsmaður ákvað: endurgreiða</translation>
    </message>
    <message>
        <source>The refund is on its way</source>
        <translation>Endurgreiðslan er á leiðinni</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Endurgreitt</translation>
    </message>
    <message>
        <source>The refund failed</source>
        <translation>Endurgreiðslan mistókst</translation>
    </message>
    <message>
        <source>Staff decided: %1 goes back</source>
        <translation>Ákveðið var að endurgreiða %1</translation>
    </message>
    <message>
        <source>%1 takes the payment</source>
        <translation>%1 tekur við greiðslunni</translation>
    </message>
    <message>
        <source>%1 cancels</source>
        <translation>%1 hættir við</translation>
    </message>
    <message>
        <source>%1 gives money back</source>
        <translation>%1 endurgreiðir</translation>
    </message>
    <message>
        <source>%1 keeps the money</source>
        <translation>%1 heldur greiðslunni</translation>
    </message>
    <message>
        <source>%1 permits it</source>
        <translation>%1 leyfir það</translation>
    </message>
    <message>
        <source>Closed: paid in the other place</source>
        <translation>Lokað: greitt á hinum staðnum</translation>
    </message>
    <message>
        <source>The money may have been taken twice</source>
        <translation>Greiðslan kann að hafa verið tekin tvisvar</translation>
    </message>
</context>
</TS>
