/* Products of many rows in one instruction, on the tile registers of AMX, where there are any. Sums are exact
   integers, so a result does not depend on which kernel computed it. */

#if defined(HAS_TILES)
#include <sys/syscall.h>
#include <unistd.h>

/* Tiles (AMX) have 16 rows of 64 bytes each. The weights are already in the order of a tile: 16
   steps of four inputs, for 16 outputs. */
#define TILE_ROWS 16
#define MIN_TILE_ROWS 7 /* with fewer, reading the weights takes longer than summing */

static int tiles_are_granted;

/* Linux grants the 8 KB of these registers to processes that ask, and to the threads that they
   start afterwards. */
static void request_tiles(void)
{
    enum { REQUEST = 0x1023, TILE_DATA = 18 };
    tiles_are_granted = syscall(SYS_arch_prctl, REQUEST, TILE_DATA) == 0;
}

static void configure_tiles(int rows)
{
    struct {
        uint8_t palette, start, reserved[14];
        uint16_t bytes[16];
        uint8_t rows[16];
    } layout __attribute__((aligned(64))) = {.palette = 1};
    for (int tile = 0; tile < 6; tile++) {
        layout.bytes[tile] = 64;
        layout.rows[tile] = tile < 5 ? rows : TILE_ROWS;
    }
    /* gcc 12 believes that the instruction reads eight bytes. */
    __asm__ volatile("" ::"r"(&layout) : "memory");
    _tile_loadconfig(&layout);
}

static void tile_sums(const uint8_t *weights, const int8_t *codes, int stride, int steps,
                      int32_t *sums)
{
    _tile_zero(0);
    _tile_zero(1);
    _tile_zero(2);
    _tile_zero(3);
    for (int step = 0; step < steps; step += TILE_ROWS, weights += TILE_ROWS * 256) {
        _tile_loadd(4, codes + step * 4, stride);
        _tile_loadd(5, weights, 256);
        _tile_dpbsud(0, 4, 5);
        _tile_loadd(5, weights + 64, 256);
        _tile_dpbsud(1, 4, 5);
        _tile_loadd(5, weights + 128, 256);
        _tile_dpbsud(2, 4, 5);
        _tile_loadd(5, weights + 192, 256);
        _tile_dpbsud(3, 4, 5);
    }
    _tile_stored(0, sums, GROUP * 4);
    _tile_stored(1, sums + 16, GROUP * 4);
    _tile_stored(2, sums + 32, GROUP * 4);
    _tile_stored(3, sums + 48, GROUP * 4);
}

/* The name of the kernel in use: the system may not grant tiles that the processor has. */
static const char *kernel_in_use(void)
{
    request_tiles();
    return tiles_are_granted ? "amx-int8" : KERNEL;
}

static int use_tiles(int rows, int steps)
{
    return tiles_are_granted && rows >= MIN_TILE_ROWS && steps % TILE_ROWS == 0;
}
#else
#define TILE_ROWS MAX_ROWS

static const char *kernel_in_use(void)
{
    return KERNEL;
}

static void request_tiles(void)
{
}

static int use_tiles(int rows, int steps)
{
    (void)rows;
    (void)steps;
    return 0;
}
#endif

