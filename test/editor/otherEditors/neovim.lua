-- Does in Neovim what a person does, and prints what came of it as one line of JSON. CONFIG is the configuration under test.
local function wait(what, look)
  assert(vim.wait(20000, look, 20), 'waited for ' .. what)
end
local ok, result = pcall(function()
  vim.cmd('luafile ' .. os.getenv('CONFIG'))
  vim.cmd('edit ' .. os.getenv('FILE'))
  vim.bo.filetype = 'yaml'
  local buf = vim.api.nvim_get_current_buf()
  wait('findings', function() return #vim.diagnostic.get(buf) > 0 end)
  local found = {}
  for _, d in ipairs(vim.diagnostic.get(buf)) do
    local code = d.code or (d.user_data and d.user_data.lsp and d.user_data.lsp.code)
    table.insert(found, { code, d.lnum, d.col, d.end_lnum, d.end_col })
  end
  local _, client = next(vim.lsp.buf_get_clients(buf))
  local first = vim.diagnostic.get(buf)[1]
  -- Neovim counts bytes, the protocol UTF-16 units.
  local line = vim.api.nvim_buf_get_lines(buf, first.lnum, first.lnum + 1, false)[1]
  local _, character = vim.str_utfindex(line, first.col)
  local at = { line = first.lnum, character = character }
  local document = { uri = vim.uri_from_bufnr(buf) }
  local function ask(method, params)
    local answer = client.request_sync(method, params, 10000, buf)
    assert(answer and not answer.err, method)
    return answer.result
  end
  local hover = ask('textDocument/hover', { textDocument = document, position = at })
  local actions = ask('textDocument/codeAction', {
    textDocument = document, range = { start = at, ['end'] = at }, context = { diagnostics = {} },
  })
  local title = os.getenv('FIX')
  for _, action in ipairs(actions) do
    if action.title == title then
      vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
    end
  end
  wait('the findings of the new text', function()
    for _, d in ipairs(vim.diagnostic.get(buf)) do
      local code = d.code or (d.user_data and d.user_data.lsp and d.user_data.lsp.code)
      if code == found[1][1] then return false end
    end
    return true
  end)
  vim.cmd('write')
  local exit
  client.stop()
  wait('the end of the server', function() return client.is_stopped() end)
  return { found = found, hover = hover.contents.value }
end)
io.stdout:write(vim.fn.json_encode(ok and result or { failed = tostring(result) }), '\n')
vim.cmd(ok and 'qa!' or 'cq!')
