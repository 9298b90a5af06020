job "escapes" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        quotes    = "\"quoted\" and \\ backslash"
        control   = "a\tb\nc\rd"
        unicode   = "\u00e9\U0001F600é😀"
        dollars   = "$ $$ $$$ $${x} $"
        percents  = "% %% %%{x} %"
        braces    = "{ } }{"
        nested    = "${"inner \"quoted\" ${"deeper"}"}"
      }
    }
  }
}
