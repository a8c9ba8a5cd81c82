-- One generation a host, part of every cache key. PURGE moves it: everything kept for the
-- host is then unreachable at once, also a page that was being drawn while the change was
-- published (deleting files, as ngx_cache_purge does, would miss that one).
-- Old files leave by max_size and inactive.
local generations = {}

-- The generation of all hosts. New at every start, because the files of the last run are
-- still on disk and what was purged since is not known. Never a host's name: it has a space.
local EVERY_HOST = "every host"

local function new()
    local store = ngx.shared.portal_generations
    return string.format("%.3f-%d", ngx.now(), store:incr("serial number", 1, 0) or 0)
end

function generations.begin()
    ngx.shared.portal_generations:safe_add(EVERY_HOST, new())
end

function generations.of(host)
    local store = ngx.shared.portal_generations
    return (store:get(EVERY_HOST) or new()) .. "/" .. (store:get(host or "") or "0")
end

function generations.move(host)
    local store = ngx.shared.portal_generations
    local ok, _, evicted = store:set(host, new())
    -- A host whose generation was evicted would go back to its first pages: move all.
    if not ok or evicted then
        store:set(EVERY_HOST, new())
    end
end

return generations
