"""What the queue keeps. Its tables are the queue's own; their arguments hold ids and plain numbers only."""

from rugzak.ground.kernel.data_map import Basis, Data, Kept, fields

_QUEUE = "Werk dat straks gebeurt, zoals een bericht versturen."


def _queue(names: str) -> Kept:
    return Kept(
        purpose=_QUEUE,
        basis=Basis.INTEREST,
        term="7 dagen nadat het klaar is; wat mislukte 90 dagen",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, names),
        exported=False,
    )


DATA_MAP: dict[str, Kept] = {
    "procrastinate.ProcrastinateJob": _queue(
        "id queue_name task_name priority lock queueing_lock args status scheduled_at attempts"
        " abort_requested worker"
    ),
    "procrastinate.ProcrastinateEvent": _queue("id job type at"),
    "procrastinate.ProcrastinatePeriodicDefer": _queue("id task_name defer_timestamp job periodic_id"),
    "procrastinate.ProcrastinateWorker": _queue("id last_heartbeat"),
}
