"""The page of a model card: Markdown with the metadata that Hugging Face reads on top.

In the order of the published card: summary, specification, architecture with every subtotal,
tokenizer, data set, training, results, limits. Writes what ``CardFacts`` holds and nothing else.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

from core.checkpoints.format import Origin
from core.corpus.config import CorpusConfig
from core.corpus.filters.table import DROPPED_BY_USER
from core.evaluation.canary import CanaryResult
from core.evaluation.model_card import CardFacts, DataFacts, filters_name
from core.evaluation.projects import PROJECT_GROUPS
from core.evaluation.report import EVERYTHING, Evaluation, Measure
from core.evaluation.report_page import about_leaks
from core.evaluation.wording import estimate_text
from core.model.config import (
    ModelConfig,
    ParameterRow,
    block_parameter_count,
    parameter_count,
    parameter_table,
)

_ATTENTION = {"gpt2": "standard multi-head attention (MHA)", "qwen3": "rotary attention, QK-norm"}
_NORM = {"gpt2": "LayerNorm (pre-normalization)", "qwen3": "RMSNorm (pre-normalization)"}
_ACTIVATION = {"gpt2": "GELU", "qwen3": "SwiGLU"}
_POSITIONS = {"gpt2": "absolute learned embeddings", "qwen3": "rotary (RoPE)"}
# Of these the card tells known lines from novel ones, where projects were used.
_BY_KIND_OF_LINE: tuple[Measure, ...] = ("exact match", "whole word")
_BIASES = {"gpt2": "in all Linear layers", "qwen3": "none"}


def to_page(facts: CardFacts) -> str:
    """Return the whole card."""
    parts = [
        _metadata(facts),
        _summary(facts),
        _specification(facts.model),
        _architecture(facts.model),
        _tokenizer(facts),
        _data_set(facts.data) if facts.data is not None else [],
        _training(facts),
        _results(facts),
        _limits(facts),
    ]
    return "\n".join(line for part in parts if part for line in [*part, ""]).rstrip() + "\n"


def _metadata(facts: CardFacts) -> list[str]:
    """YAML, https://huggingface.co/docs/hub/model-cards#model-card-metadata."""
    languages = [name for name, _ in facts.data.languages] if facts.data is not None else []
    lines = ["---", "library_name: tabwright", "pipeline_tag: text-generation"]
    lines += ["tags:", "- code", "- code-completion", f"- {facts.model.architecture}"]
    lines += [f"- {name}" for name in languages]
    if facts.data is not None and facts.data.info is not None:
        lines += ["datasets:", f"- {facts.data.info.name}"]
    results = _model_index(facts)
    if results:
        lines += ["model-index:", f"- name: {_quoted(facts.name)}", "  results:", *results]
    return [*lines, "---"]


def _model_index(facts: CardFacts) -> list[str]:
    """Return a result for each set of files: the validation of training, and every evaluation."""
    results: list[tuple[str, Mapping[str, float]]] = []
    figure = facts.origin.bits_per_byte if facts.origin is not None else None
    if figure is not None and facts.data is not None and facts.data.info is not None:
        results.append((facts.data.info.name, {"bits per byte": figure}))
    for evaluation in facts.evaluations:
        dial = (None, *evaluation.config.minimum_precisions[:1])
        values: dict[str, float] = {
            each.measure: each.estimate.value
            for each in evaluation.figures
            if each.system == evaluation.systems[0]
            and each.group == EVERYTHING
            and each.minimum_precision in dial
        }
        results.append((evaluation.measured_on, values))
    lines: list[str] = []
    for name, figures in results:
        metrics = ", ".join(
            f"{{name: {measure}, type: {measure.replace(' ', '_')}, value: {value:.4f}}}"
            for measure, value in figures.items()
        )
        lines += [
            "  - task: {type: text-generation}",
            f"    dataset: {{name: {_quoted(name)}, type: source-code}}",
            f"    metrics: [{metrics}]",
        ]
    return lines


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _summary(facts: CardFacts) -> list[str]:
    total = parameter_count(facts.model)
    text = (
        f"A decoder-only causal language model of {total / 1e6:.1f}M parameters for code "
        "completion, trained from scratch by Tabwright to run offline on an ordinary computer."
    )
    if facts.origin is not None and facts.origin.tokens_seen:
        text += f" It has read {facts.origin.tokens_seen:,} tokens in {facts.origin.step:,} steps."
    if facts.origin is not None and facts.origin.run:
        text += f" Its run is kept under the name `{facts.origin.run}`."
    return [f"# {facts.name}", "", text]


def _specification(model: ModelConfig) -> list[str]:
    kind = model.architecture
    total = parameter_count(model)
    rows = [
        ("Total parameters", f"{total:,} (~{total / 1e6:.1f}M)"),
        ("Trainable parameters", f"{total:,}"),
        ("Attention", _ATTENTION[kind]),
        ("Normalization", _NORM[kind]),
        ("Activation", _ACTIVATION[kind]),
        ("Positional encoding", _POSITIONS[kind]),
        ("Layers", f"{model.layers:,}"),
        ("Attention heads", f"{model.heads:,}"),
        ("Key-value heads", f"{model.kv_heads:,}"),
        ("Head dimension", f"{model.head_dim:,}"),
        ("Embedding dimension", f"{model.width:,}"),
        ("FFN hidden dimension", f"{model.ffn:,} ({model.ffn / model.width:.3g} x embedding)"),
        ("Context length", f"{model.context:,} tokens"),
        ("Vocabulary size", f"{model.vocabulary:,}"),
        ("Biases", _BIASES[kind]),
        ("Weight tying", "yes" if model.tied else "no"),
    ]
    return ["## Model specification", "", *_table(("Hyperparameter", "Value"), rows)]


def _architecture(model: ModelConfig) -> list[str]:
    table = parameter_table(model)

    def rows_of(part: str) -> list[tuple[str, str, str]]:
        return [_row(row) for row in table if row.part == part]

    block = block_parameter_count(model)
    lines = _table(
        ("Tensor", "Shape", "Parameters"),
        [
            *rows_of("embedding"),
            *rows_of("block"),
            ("**one block**", "", f"**{block:,}**"),
            (f"**{model.layers} stacked blocks**", "", f"**{block * model.layers:,}**"),
            *rows_of("output"),
            ("**total**", "", f"**{parameter_count(model):,}**"),
        ],
    )
    return ["## Architecture", "", *lines]


def _row(row: ParameterRow) -> tuple[str, str, str]:
    return row.name, row.shape, f"{row.count:,}"


def _tokenizer(facts: CardFacts) -> list[str]:
    tokenizer = facts.tokenizer
    lines = [
        "## Tokenizer",
        "",
        "- Algorithm: byte-pair encoding (BPE), library: Hugging Face tokenizers",
        f"- Vocabulary size: {tokenizer.vocabulary:,}",
        f"- Normalizer: {'NFKC' if tokenizer.style == 'card' else 'none'}",
        "- Pre-tokenizer: ByteLevel (without prefix space)",
        "- Special tokens: "
        + ", ".join(f"`{name}` (ID {id})" for id, name in enumerate(tokenizer.specials)),
    ]
    info = facts.data.info if facts.data is not None else None
    if info is not None and info.validation.tokens:
        density = info.validation.text_bytes / info.validation.tokens
        lines.append(f"- Bytes per token on held-out files: {density:.2f}")
    return lines


def _data_set(data: DataFacts) -> list[str]:
    lines = ["## Dataset", ""]
    if data.info is not None:
        lines += [
            f"- Name: {data.info.name}, SHA-256 of the texts {data.info.corpus_sha256}",
            f"- Training: {data.info.train.tokens:,} tokens of {data.info.train.documents:,} "
            f"documents, {data.info.train.text_bytes:,} bytes",
            f"- Held out: {data.info.validation.tokens:,} tokens of "
            f"{data.info.validation.documents:,} documents",
        ]
    if data.corpus is not None:
        kept = ", ".join(f"{name} {count:,}" for name, count in data.languages)
        lines.append(
            f"- Files: {data.corpus.files_seen:,} seen, {data.files_read:,} read, "
            f"{data.corpus.files_kept:,} kept ({kept})"
        )
        dropped = ", ".join(f"{_reason(name)} {count:,}" for name, count in data.dropped)
        lines.append(f"- Dropped: {dropped or 'none'}")
    lines.append("- Format: documents wrapped as `<bos>{file content}<eos>`")
    if data.filters is not None:
        lines += ["", f"Filters ({filters_name(data.filters)}):", "", *_filters(data, data.filters)]
    if data.licenses:
        lines += ["", "Sources and the licenses that they declare:", ""]
        rows = [(each.source, each.license, each.file) for each in data.licenses]
        lines += _table(("Source", "License", "Said by"), rows)
    return lines


def _reason(name: str) -> str:
    """The words for a reason of the manifest."""
    return "dropped by choice" if name == DROPPED_BY_USER else name.replace("_", " ")


def _filters(data: DataFacts, config: CorpusConfig) -> list[str]:
    lines: list[str] = []
    for each in data.filters_on:
        settings = ", ".join(f"{name} = {_value(getattr(config, name))}" for name in each.settings)
        lines.append(f"- {each.name}: {each.explanation} ({settings})")
    redacted = _redacted(config)
    if redacted:
        lines.append(f"- redaction: {redacted} are replaced")
    return lines


def _redacted(config: CorpusConfig) -> str:
    names = (("secrets", config.redact_secrets), ("e-mail addresses", config.redact_emails))
    return " and ".join(name for name, is_on in names if is_on)


def _training(facts: CardFacts) -> list[str]:
    training_config = facts.train
    if training_config is None:
        return []
    optimizer = "AdamW" if training_config.optimizer == "adamw" else "Muon for matrices, AdamW"
    batch = training_config.batch_size * training_config.accumulation
    lines = [
        "## Training configuration",
        "",
        f"- Optimizer: {optimizer}",
        f"- Peak learning rate: {_scientific(training_config.learning_rate)}",
        "- Loss: shifted token cross-entropy",
        f"- Batch size: {training_config.batch_size} per step, with "
        f"{training_config.accumulation} gradient accumulation steps "
        f"(effective batch size of {batch})",
        "- Log: `training_logs/loss_log.csv`",
        "- Checkpoint: `model/checkpoints/latest_checkpoint.pth`",
    ]
    if facts.seconds:
        lines.append(f"- Time: {facts.seconds / 60:,.1f} minutes")
    fields = dataclasses.fields(training_config)
    every = ", ".join(
        f"{field.name} = {_value(getattr(training_config, field.name))}" for field in fields
    )
    return [*lines, "", f"Every setting: {every}."]


def _results(facts: CardFacts) -> list[str]:
    origin = facts.origin
    lines: list[str] = []
    if origin is not None and origin.bits_per_byte is not None:
        lines.append(
            f"- {origin.bits_per_byte:.4f} bits per byte on the validation split, at step "
            f"{origin.step:,}"
        )
    for evaluation in facts.evaluations:
        lines += ["", *_measured(evaluation)]
    if facts.canary is not None:
        lines += ["", *_memorization(facts.canary, facts.origin)]
    return ["## Results", "", *lines] if lines else []


def _memorization(canary: CanaryResult, origin: Origin | None) -> list[str]:
    """Return the canary test, and on which configuration it was measured."""
    is_own = origin is not None and origin.run == canary.run
    which = "on this run" if is_own else f"on another run, `{canary.run}`"
    rows = [
        (
            f"{group.planted:,}",
            f"{group.secrets:,}",
            f"{group.median:.2f}",
            f"{group.highest:.2f}",
            f"{group.found_first:,}",
        )
        for group in canary.groups
    ]
    return [
        "Memorization: canary test (exposure of random secrets that were planted in a training "
        f"set), measured {which}: {canary.configuration}.",
        "",
        *_table(
            ("Times planted", "Secrets", "Median exposure (bits)", "Highest", "Found first"), rows
        ),
    ]


def _measured(evaluation: Evaluation) -> list[str]:
    """Return the figures of all files together, the baselines beside them."""
    rows: list[tuple[str, ...]] = []
    rows_wanted: dict[tuple[Measure, float | None], None] = dict.fromkeys(
        (each.measure, each.minimum_precision) for each in evaluation.figures
    )
    for measure, minimum in rows_wanted:
        found = {
            each.system: each.estimate
            for each in evaluation.figures
            if each.measure == measure
            and each.group == EVERYTHING
            and each.minimum_precision == minimum
        }
        cells = [
            estimate_text(measure, found[system]) if system in found else ""
            for system in evaluation.systems
        ]
        count = max(estimate.count for estimate in found.values())
        threshold = "" if minimum is None else f", shown from {minimum:.0%}"
        rows.append((f"{measure}{threshold}", f"{count:,.0f}", *cells))
    rows += _known_and_novel(evaluation)
    return [
        f"Measured on {evaluation.measured_on} ({evaluation.files:,} files, "
        f"{evaluation.measured_at[:10]}), 95 % intervals. {about_leaks(evaluation)}",
        "",
        *_table(("Measure", "Count", "this model", *evaluation.systems[1:]), rows),
    ]


def _known_and_novel(evaluation: Evaluation) -> list[tuple[str, ...]]:
    """Return the rows of kinds of lines, which there are where projects were used."""
    rows: list[tuple[str, ...]] = []
    for measure in _BY_KIND_OF_LINE:
        for group in PROJECT_GROUPS:
            found = {
                each.system: each.estimate
                for each in evaluation.figures
                if each.measure == measure and each.group == group
            }
            if found:
                cells = [
                    estimate_text(measure, found[system]) if system in found else ""
                    for system in evaluation.systems
                ]
                count = max(estimate.count for estimate in found.values())
                rows.append((f"{measure}, {group}", f"{count:,.0f}", *cells))
    return rows


def _limits(facts: CardFacts) -> list[str]:
    lines = [
        "## Limits",
        "",
        f"- It sees {facts.model.context:,} tokens; text further away does not reach it.",
        "- It continues text. It follows no instructions and answers no questions.",
    ]
    if facts.data is not None and facts.data.languages:
        names = ", ".join(name for name, _ in facts.data.languages)
        lines.append(f"- It was shown {names} only; of other languages it knows little.")
    filters = facts.data.filters if facts.data is not None else None
    if filters is not None and not filters.redact_secrets:
        lines.append("- Secrets in the sources were not searched for; it may repeat them.")
    return lines


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    return [
        "| " + " | ".join(head) + " |",
        "|---" * len(head) + "|",
        *("| " + " | ".join(row) + " |" for row in rows),
    ]


def _scientific(value: float) -> str:
    """3e-4 as people write it."""
    mantissa, _, exponent = f"{value:e}".partition("e")
    return f"{float(mantissa):g}e{int(exponent)}" if 0 < abs(value) < 0.01 else f"{value:g}"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    return f"{value:g}" if isinstance(value, float) else str(value)
