#include "core/text/number.h"
