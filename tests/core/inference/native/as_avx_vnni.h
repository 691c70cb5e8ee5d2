/* Makes a processor with AVX512-VNNI run the kernel for AVX-VNNI: the same instruction, encoded
   otherwise. Included before decoder.c. */

#include <immintrin.h>
#undef __AVX512F__
#undef __AVX512VNNI__
#define __AVXVNNI__ 1
#define _mm256_dpbusd_avx_epi32 _mm256_dpbusd_epi32
