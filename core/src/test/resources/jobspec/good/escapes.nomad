job "escapes" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        quotes    = "say \"hi\""
        backslash = "C:\\temp"
        blanks    = "a\tb\nc\rd"
        unicode   = "\u00e9 \U0001F680 é"
        dollar    = "costs 5$ or $${money} or $$"
        percent   = "100% or %%{if}"
        braces    = "{a} }{"
      }
    }
  }
}
