import Testing

/// The layer that drives the real executable; one test at a time, for each has a whole terminal.
@Suite(.serialized) struct EndToEndTests {}
