#include "read/read_document.h"

namespace hearsay {

Reading read_document(const Document& document, const Models&) {
  Reading reading;
  reading.unread = document.info().unread;
  return reading;
}

}  // namespace hearsay
