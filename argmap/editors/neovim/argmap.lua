-- argmap in Neovim: copy this file into ~/.config/nvim/plugin/, and install argmap[lsp].
-- vim.g.argmap_command = { "/path/to/argmap", "lsp" } names another command, if set before.

local command = vim.g.argmap_command or { "argmap", "lsp" }

local function root_of(file)
  local folder = vim.fn.fnamemodify(file, ":p:h")
  return folder ~= "" and folder or vim.fn.getcwd()
end

-- The page of the map, in a browser.
local function show_map()
  local params = { command = "argmap.drawMap", arguments = { vim.uri_from_bufnr(0) } }
  vim.lsp.buf_request(0, "workspace/executeCommand", params, function(fault, answer)
    if fault then
      vim.notify(fault.message, vim.log.levels.WARN)
    elseif answer then
      local file = vim.uri_to_fname(answer.page)
      if vim.ui.open then vim.ui.open(file) else vim.notify(file) end
    end
  end)
end

local client -- one server for all texts, where the editor does not see to that itself

local function attach(buffer)
  local settings = { name = "argmap", cmd = command, root_dir = root_of(vim.api.nvim_buf_get_name(buffer)) }
  if vim.lsp.start then
    vim.lsp.start(settings, { bufnr = buffer })
  else
    client = client or vim.lsp.start_client(settings)
    if client then vim.lsp.buf_attach_client(buffer, client) end
  end
end

vim.api.nvim_create_autocmd({ "BufRead", "BufNewFile" }, {
  pattern = { "*.argdown", "*.ad" },
  callback = function(event)
    vim.bo[event.buf].filetype = "argdown"
    vim.bo[event.buf].commentstring = "// %s"
    attach(event.buf)
    vim.api.nvim_buf_create_user_command(event.buf, "ArgmapShow", show_map, { desc = "Show the map of this text" })
  end,
})

-- Maps in fences of Markdown and Quarto; vim.g.argmap_markdown = false leaves these files alone.
vim.api.nvim_create_autocmd({ "BufRead", "BufNewFile" }, {
  pattern = { "*.md", "*.markdown", "*.qmd", "*.rmd" },
  callback = function(event)
    if vim.g.argmap_markdown == false then return end
    attach(event.buf)
    vim.api.nvim_buf_create_user_command(event.buf, "ArgmapShow", show_map, { desc = "Show the first map of this text" })
  end,
})
