/* The engine that the weights came with, and a door to its tokenizer, which its own library keeps private. */
#include "e5.c"

int engine_ids(e5_model *model, const char *text, int *ids, int most) {
    return tok_content(&model->tok, text, ids, most);
}
