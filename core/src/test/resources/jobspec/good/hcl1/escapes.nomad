job "escapes" {
  datacenters = ["dc1"]
  meta {
    letters = "\a\b\f\n\r\t\v"
    quotes = "\"\\"
    hexadecimal = "\x41\x7e"
    octal = "\101\176"
    short = "\u00e9"
    long = "\U0001F600"
    percent = "100% %{if}"
  }
  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
