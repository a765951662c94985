"""Countries, capitals, peoples and religions: general vocabulary, all of the world's and none preferred.

``COUNTRIES`` lists the members and observers of the United Nations, and names in common use beside them,
each with its demonyms; ``CAPITALS`` their seats of government; ``PEOPLES`` nations without a state of
that name, world regions and religions. A word may be place and people at once (``Washington``): places win.
"""

from typing import Final

# "country, other names: demonyms"
_COUNTRY_ROWS: Final = """
Afghanistan: Afghan
Albania: Albanian
Algeria: Algerian
Andorra: Andorran
Angola: Angolan
Antigua and Barbuda: Antiguan
Argentina: Argentine, Argentinian
Armenia: Armenian
Australia: Australian
Austria: Austrian
Azerbaijan: Azerbaijani, Azeri
Bahamas: Bahamian
Bahrain: Bahraini
Bangladesh: Bangladeshi
Barbados: Barbadian
Belarus: Belarusian, Belarussian
Belgium: Belgian
Belize: Belizean
Benin: Beninese
Bhutan: Bhutanese
Bolivia: Bolivian
Bosnia and Herzegovina, Bosnia: Bosnian, Bosniak
Botswana: Botswanan
Brazil: Brazilian
Brunei: Bruneian
Bulgaria: Bulgarian
Burkina Faso: Burkinabe
Burundi: Burundian
Cambodia: Cambodian
Cameroon: Cameroonian
Canada: Canadian
Cape Verde, Cabo Verde: Cape Verdean
Central African Republic: Central African
Chad: Chadian
Chile: Chilean
China, People's Republic of China: Chinese
Colombia: Colombian
Comoros: Comorian
Congo, Democratic Republic of the Congo, DR Congo, DRC: Congolese
Costa Rica: Costa Rican
Croatia: Croatian, Croat
Cuba: Cuban
Cyprus: Cypriot
Czech Republic, Czechia: Czech
Denmark: Danish, Dane
Djibouti: Djiboutian
Dominica: Dominican
Dominican Republic: Dominican
East Timor, Timor-Leste: Timorese
Ecuador: Ecuadorian, Ecuadorean
Egypt: Egyptian
El Salvador: Salvadoran
Equatorial Guinea: Equatoguinean
Eritrea: Eritrean
Estonia: Estonian
Eswatini, Swaziland: Swazi
Ethiopia: Ethiopian
Fiji: Fijian
Finland: Finnish, Finn
France: French, Frenchman, Frenchmen
Gabon: Gabonese
Gambia: Gambian
Georgia: Georgian
Germany: German
Ghana: Ghanaian
Greece: Greek
Grenada: Grenadian
Guatemala: Guatemalan
Guinea: Guinean
Guinea-Bissau: Bissau-Guinean
Guyana: Guyanese
Haiti: Haitian
Honduras: Honduran
Hungary: Hungarian
Iceland: Icelandic, Icelander
India: Indian
Indonesia: Indonesian
Iran, Islamic Republic of Iran: Iranian
Iraq: Iraqi
Ireland: Irish, Irishman
Israel: Israeli
Italy: Italian
Ivory Coast, Cote d'Ivoire: Ivorian
Jamaica: Jamaican
Japan: Japanese
Jordan: Jordanian
Kazakhstan: Kazakh, Kazakhstani
Kenya: Kenyan
Kiribati: I-Kiribati
Kosovo: Kosovar, Kosovan
Kuwait: Kuwaiti
Kyrgyzstan: Kyrgyz
Laos: Laotian
Latvia: Latvian
Lebanon: Lebanese
Lesotho: Basotho
Liberia: Liberian
Libya: Libyan
Liechtenstein: Liechtensteiner
Lithuania: Lithuanian
Luxembourg: Luxembourgish, Luxembourger
Madagascar: Malagasy
Malawi: Malawian
Malaysia: Malaysian
Maldives: Maldivian
Mali: Malian
Malta: Maltese
Marshall Islands: Marshallese
Mauritania: Mauritanian
Mauritius: Mauritian
Mexico: Mexican
Micronesia: Micronesian
Moldova: Moldovan
Monaco: Monegasque
Mongolia: Mongolian
Montenegro: Montenegrin
Morocco: Moroccan
Mozambique: Mozambican
Myanmar, Burma: Burmese
Namibia: Namibian
Nauru: Nauruan
Nepal: Nepalese, Nepali
Netherlands, Holland: Dutch, Dutchman
New Zealand: New Zealander
Nicaragua: Nicaraguan
Niger: Nigerien
Nigeria: Nigerian
North Korea: North Korean
North Macedonia, Macedonia: Macedonian
Norway: Norwegian
Oman: Omani
Pakistan: Pakistani
Palau: Palauan
Palestine, Palestinian Territories: Palestinian
Panama: Panamanian
Papua New Guinea: Papua New Guinean
Paraguay: Paraguayan
Peru: Peruvian
Philippines: Filipino, Philippine
Poland: Polish, Pole
Portugal: Portuguese
Qatar: Qatari
Romania: Romanian
Russia, Russian Federation: Russian
Rwanda: Rwandan
Saint Kitts and Nevis: Kittitian
Saint Lucia: Saint Lucian
Saint Vincent and the Grenadines: Vincentian
Samoa: Samoan
San Marino: Sammarinese
Saudi Arabia: Saudi, Saudi Arabian
Senegal: Senegalese
Serbia: Serbian, Serb
Seychelles: Seychellois
Sierra Leone: Sierra Leonean
Singapore: Singaporean
Slovakia: Slovak, Slovakian
Slovenia: Slovenian, Slovene
Solomon Islands: Solomon Islander
Somalia: Somali, Somalian
South Africa: South African
South Korea, Republic of Korea: South Korean, Korean
South Sudan: South Sudanese
Soviet Union, USSR: Soviet
Spain: Spanish, Spaniard
Sri Lanka: Sri Lankan
Sudan: Sudanese
Suriname: Surinamese
Sweden: Swedish, Swede
Switzerland: Swiss
Syria, Syrian Arab Republic: Syrian
Taiwan: Taiwanese
Tajikistan: Tajik
Tanzania: Tanzanian
Thailand: Thai
Togo: Togolese
Tonga: Tongan
Trinidad and Tobago: Trinidadian
Tunisia: Tunisian
Turkey, Turkiye, Türkiye: Turkish, Turk
Turkmenistan: Turkmen, Turkoman, Turkman
Tuvalu: Tuvaluan
Uganda: Ugandan
Ukraine: Ukrainian
United Arab Emirates, UAE, Emirates: Emirati
United Kingdom, UK, U.K., Britain, Great Britain, England, Scotland, Wales, Northern Ireland: British, Briton, English, Scottish, Welsh
United States, United States of America, US, U.S., USA, U.S.A., America: American
Uruguay: Uruguayan
Uzbekistan: Uzbek
Vanuatu: Ni-Vanuatu
Vatican, Vatican City, Holy See: Vatican
Venezuela: Venezuelan
Vietnam, Viet Nam: Vietnamese
Yemen: Yemeni, Yemenite
Zambia: Zambian
Zimbabwe: Zimbabwean
"""  # noqa: E501 (one country, one line)

_CAPITAL_ROWS: Final = """
Abu Dhabi, Abuja, Accra, Addis Ababa, Algiers, Amman, Amsterdam, Ankara, Antananarivo, Apia, Ashgabat, Asmara,
Astana, Asuncion, Athens, Baghdad, Baku, Bamako, Bangkok, Bangui, Banjul, Beijing, Beirut, Belgrade, Belmopan,
Berlin, Bern, Bishkek, Bissau, Bogota, Brasilia, Bratislava, Brazzaville, Bridgetown, Brussels, Bucharest, Budapest,
Buenos Aires, Bujumbura, Cairo, Canberra, Caracas, Castries, Chisinau, Colombo, Conakry, Copenhagen, Dakar,
Damascus, Dhaka, Dili, Dodoma, Doha, Dublin, Dushanbe, Freetown, Funafuti, Gaborone, Georgetown, Gitega,
Guatemala City, Hanoi, Harare, Havana, Helsinki, Honiara, Islamabad, Jakarta, Jerusalem, Juba, Kabul, Kampala,
Kathmandu, Khartoum, Kiev, Kigali, Kingston, Kinshasa, Kuala Lumpur, Kuwait City, Kyiv, La Paz, Libreville, Lilongwe,
Lima, Lisbon, Ljubljana, Lome, London, Luanda, Lusaka, Madrid, Majuro, Malabo, Managua, Manama, Manila, Maputo,
Maseru, Mbabane, Mexico City, Minsk, Mogadishu, Monrovia, Montevideo, Moroni, Moscow, Muscat, Nairobi, Nassau,
Naypyidaw, Ndjamena, New Delhi, Niamey, Nicosia, Nouakchott, Nukualofa, Oslo, Ottawa, Ouagadougou, Palikir,
Panama City, Paramaribo, Paris, Phnom Penh, Podgorica, Port Louis, Port Moresby, Port Vila, Port-au-Prince,
Port of Spain, Porto-Novo, Prague, Praia, Pretoria, Pristina, Pyongyang, Quito, Rabat, Ramallah, Reykjavik, Riga,
Riyadh, Rome, Roseau, San Jose, San Salvador, Sanaa, Sana'a, Santiago, Santo Domingo, Sarajevo, Seoul, Skopje, Sofia,
Stockholm, Sucre, Suva, Taipei, Tallinn, Tashkent, Tbilisi, Tegucigalpa, Tehran, Teheran, Thimphu, Tirana, Tokyo,
Tripoli, Tunis, Ulaanbaatar, Vaduz, Valletta, Vienna, Vientiane, Vilnius, Warsaw, Washington, Washington DC,
Wellington, Windhoek, Yamoussoukro, Yaounde, Yerevan, Zagreb, Brasília, Bogotá, Asunción, Yaoundé
"""

_REGION_ROWS: Final = """
Europe, Asia, Africa, North America, South America, Latin America, Central America, Antarctica, Oceania, Eurasia,
Middle East, Near East, Far East, Gulf, Persian Gulf, Balkans, Caucasus, Levant, Maghreb, Sahel, Sahara, Siberia,
Scandinavia, Caribbean, Central Asia, South Asia, Southeast Asia, East Asia, East Africa, West Africa, North Africa,
Southern Africa, Horn of Africa, Western Europe, Eastern Europe, Mediterranean, Atlantic, Pacific, Arctic, Baltic,
Black Sea, Red Sea, Caspian Sea, Baltic Sea, North Sea, Alps, Himalayas, Crimea, Kurdistan, Kashmir, Tibet, Catalonia,
Arabia, Anatolia, Arabian Peninsula, Korean Peninsula, West Bank, Golan Heights, Golan, Sinai, Alabama, Alaska, Arizona,
Arkansas, California, Colorado, Connecticut, Delaware, Florida, Hawaii, Idaho, Illinois, Indiana, Iowa, Kansas,
Kentucky, Louisiana, Maine, Maryland, Massachusetts, Michigan, Minnesota, Mississippi, Missouri, Montana, Nebraska,
Nevada, New Hampshire, New Jersey, New Mexico, New York, North Carolina, North Dakota, Ohio, Oklahoma, Oregon,
Pennsylvania, Rhode Island, South Carolina, South Dakota, Tennessee, Texas, Utah, Vermont, Virginia, West Virginia,
Wisconsin, Wyoming, Ontario, Quebec, British Columbia, Alberta, Manitoba, Saskatchewan, Nova Scotia, New South Wales,
Queensland, Tasmania, Bavaria, Saxony, Andalusia, Sicily, Sardinia, Corsica, Brittany, Normandy, Flanders, Wallonia,
Geneva, Strasbourg, The Hague, Hague, Los Angeles, Chicago, Hong Kong, Macau, Gaza, Gaza Strip, West
"""

_PEOPLE_ROWS: Final = """
Arab, Arabic, Berber, Kurd, Kurdish, Persian, Pashtun, Baloch, Baluchi, Hazara, Uighur, Uyghur, Tibetan, Tamil, Sikh,
Punjabi, Bengali, Kashmiri, Rohingya, Karen, Hmong, Maori, Aboriginal, Inuit, Sami, Basque, Catalan, Breton, Corsican,
Flemish, Walloon, Roma, Romani, Jew, Jewish, Hebrew, Bedouin, Tuareg, Nubian, Hausa, Fulani, Yoruba, Igbo, Hutu, Tutsi,
Zulu, Xhosa, Oromo, Tigrayan, Amhara, Chechen, Ingush, Dagestani, Ossetian, Abkhaz, Circassian, Tatar, Cossack, Slav,
Slavic, Nordic, Scandinavian, Baltic, Balkan, Caucasian, European, African, Asian, Eurasian, North American,
South American, Latin American, Latino, Hispanic, Westerner, Western, Ottoman, Byzantine, Gulf Arab, Assyrian, Chaldean,
Circassians, Turkic, Iberian, Mediterranean, Greek Cypriot, Turkish Cypriot,
Muslim, Moslem, Islamic, Islamist, Sunni, Shia, Shi'a, Shi’a, Shiite, Shi'ite, Shi’ite, Alawite, Alawi, Ismaili, Druze,
Sufi, Salafi, Salafist, Wahhabi, Ahmadi, Ibadi, Zaidi, Christian, Catholic, Protestant, Orthodox, Anglican, Lutheran,
Baptist, Methodist, Evangelical, Pentecostal, Mormon, Quaker, Maronite, Copt, Coptic, Melkite, Yazidi, Yezidi, Mandaean,
Zoroastrian, Bahai, Baha'i, Hindu, Buddhist, Jain, Taoist, Confucian, Shinto, Judaism, Zionist, Jihadist, Takfiri,
Communist, Marxist, Maoist, Leninist, Baathist, Ba'athist, Nazi, Fascist
"""


def _cells(rows: str) -> tuple[str, ...]:
    return tuple(cell for cell in (piece.strip() for piece in rows.replace("\n", " ").split(",")) if cell)


def _plural(demonym: str) -> str | None:
    """``Chadian`` → ``Chadians``; None for words that serve as their own plural."""
    if demonym.endswith(("ese", "ish", "ch", "ss", "men", "man", "ic", "s", "z")):
        return None
    return demonym + "s"


def _read_countries() -> tuple[frozenset[str], dict[str, str]]:
    places: set[str] = set()
    demonyms: dict[str, str] = {}
    for row in _COUNTRY_ROWS.strip().splitlines():
        names, _, words = row.partition(":")
        all_names = _cells(names)
        places.update(all_names)
        for demonym in _cells(words):
            demonyms.setdefault(demonym, all_names[0])
            plural = _plural(demonym)
            if plural:
                demonyms.setdefault(plural, all_names[0])
    return frozenset(places), demonyms


COUNTRIES, DEMONYMS = _read_countries()  # demonym (singular and plural) → its country
CAPITALS: Final = frozenset(_cells(_CAPITAL_ROWS))
REGIONS: Final = frozenset(_cells(_REGION_ROWS))
PEOPLES: Final = frozenset(
    form for word in _cells(_PEOPLE_ROWS) for form in (word, _plural(word)) if form is not None
)  # both numbers
PLACES: Final = COUNTRIES | CAPITALS | REGIONS
# names of one state that share no spelling
SAME_PLACES: Final = (
    frozenset({"US", "U.S.", "USA", "U.S.A.", "United States", "United States of America", "America"}),
    frozenset({"UK", "U.K.", "United Kingdom", "Britain", "Great Britain"}),
    frozenset({"UAE", "United Arab Emirates", "Emirates"}),
    frozenset({"DRC", "DR Congo", "Democratic Republic of the Congo"}),
    frozenset({"USSR", "Soviet Union"}),
    frozenset({"Burma", "Myanmar"}),
    frozenset({"Türkiye", "Turkiye", "Turkey"}),
)
GROUPS: Final = (
    frozenset(DEMONYMS) - PLACES | PEOPLES - PLACES
)  # the adjective, or another spelling, of a people without a state of its name
SAME_PEOPLES: Final = {
    "Kurdish": "Kurd", "Jewish": "Jew", "Slavic": "Slav", "Coptic": "Copt", "Shiite": "Shia", "Shi'a": "Shia",
    "Shi’a": "Shia", "Shi'ite": "Shia", "Shi’ite": "Shia", "Moslem": "Muslim", "Alawi": "Alawite", "Yezidi": "Yazidi",
    "Uyghur": "Uighur", "Ba'athist": "Baathist", "Baluchi": "Baloch", "Baha'i": "Bahai",
}  # fmt: skip
# half the world at once: before a common noun they say where or how ("Western pressure"), and name no side
BROAD_ADJECTIVES: Final = frozenset(
    _cells(
        "Western, Arab, Arabic, Islamic, European, African, Asian, Eurasian, North American, South American,"
        " Latin American, Mediterranean, Balkan, Baltic, Nordic, Scandinavian, Caucasian, Ottoman, Byzantine"
    )
)

# an unknown word with one of these endings, used like a people's name, is taken for one ("the Merovites")
DEMONYM_ENDINGS: Final = ("ian", "ians", "ese", "ite", "ites", "stani", "stanis", "ean", "eans", "ists")
