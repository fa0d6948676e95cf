/// The few lines that make a shell ask billtop itself what could come next.
enum CompletionScript {
  static let shells = ["bash", "zsh", "fish"]

  static func text(for shell: String) -> String? {
    switch shell {
    case "bash": bash
    case "zsh": zsh
    case "fish": fish
    default: nil
    }
  }

  private static let bash = """
    # bash completion for billtop: put it where bash-completion looks, or source it.
    _billtop() {
      local IFS=$'\\n'
      COMPREPLY=($(billtop __complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
      local i
      for i in "${!COMPREPLY[@]}"; do COMPREPLY[i]=$(printf '%q' "${COMPREPLY[i]}"); done
    }
    complete -o default -F _billtop billtop
    """

  private static let zsh = """
    #compdef billtop
    # zsh completion for billtop: put it as _billtop into a folder of $fpath.
    _billtop() {
      local -a found
      found=("${(@f)$(billtop __complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
      [[ -n "$found" ]] && compadd -- "${found[@]}" || _files
    }
    compdef _billtop billtop
    """

  private static let fish = """
    # fish completion for billtop: put it into ~/.config/fish/completions/billtop.fish.
    function __billtop_complete
      set -l words (commandline -opc) (commandline -ct)
      billtop __complete -- $words[2..-1] 2>/dev/null
    end
    complete -c billtop -f -a '(__billtop_complete)'
    """
}
