#pragma once

namespace hearsay {

/// What a reading needs beside the report: the knowledge tables (and, later, weights).
/// Loaded once, then only read: any number of threads may share it.
struct Models {};

/// The tables built into the program.
Models load_models();

}  // namespace hearsay
