/// Every text of the interface, in both languages, one file a feature. Names of places and agencies are data and never translated.
enum Copy {}
